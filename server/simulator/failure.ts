/** Why a step ended without success; thrown within actions, caught by the engine. */
export class StepFailure extends Error {
  readonly kind: 'failed' | 'timed-out'
  /** What the step was doing, in AWS's words. */
  readonly phase: Phase
  /** AWS's code, where an API refused a call. */
  readonly code: string | undefined

  constructor(message: string, { kind = 'failed', phase = 'Execute/Cancelling action', code }: FailureFacts = {}) {
    super(message)
    this.kind = kind
    this.phase = phase
    this.code = code
  }
}

interface FailureFacts {
  readonly kind?: StepFailure['kind']
  readonly phase?: Phase
  readonly code?: string
}

/** Phases that AWS's messages name. */
export type Phase =
  | 'validating and resolving the step inputs'
  | 'Execute/Cancelling action'
  | 'Poll action status for completion'
  | 'verifying the command has completed'
  | 'launching the instance(s)'
  | 'verifying launched instance(s) are ready to be used'

/** The run is being cancelled; thrown within actions. */
export class RunCancelled extends Error {}

/** The failure as AWS reports it for the step. */
export function failureMessage({ kind, phase, message }: StepFailure): string {
  if (kind === 'timed-out') return `Step timed out while step is ${phase}. ${message}`.trim()
  return `Step fails when it is ${phase}. ${message}. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.`
}

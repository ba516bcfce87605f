import type { Step } from '../document/document.js'

/** Why a step ended without success; thrown within actions, caught by the engine. */
export class StepFailure extends Error {
  readonly kind: 'failed' | 'timed-out'
  /** What the step was doing, in AWS's words. */
  readonly phase: Phase
  /** AWS's code, where an API refused a call. */
  readonly code: string | undefined
  /** The words of the API by themselves. */
  readonly said: string | undefined
  /** Whether the message needs no words around it. */
  readonly whole: boolean

  constructor(
    message: string,
    { whole = false, kind = 'failed', phase = 'Execute/Cancelling action', code, said }: FailureFacts = {},
  ) {
    super(message)
    this.kind = kind
    this.phase = phase
    this.code = code
    this.said = said
    this.whole = whole
  }
}

interface FailureFacts {
  /** The message is a whole one already, as that of a step inside a loop. */
  readonly whole?: boolean
  readonly kind?: StepFailure['kind']
  readonly phase?: Phase
  readonly code?: string
  readonly said?: string
}

/** Phases that AWS's messages name. */
export type Phase =
  | 'validating and resolving the step inputs'
  | 'Execute/Cancelling action'
  | 'Poll action status for completion'
  | 'Execution complete: verified'
  | 'verifying the SSM Agent availability on the target instance(s)'
  | 'verifying the command has completed'
  | 'launching the instance(s)'
  | 'verifying launched instance(s) are ready to be used'

/** The run is being cancelled; thrown within actions. */
export class RunCancelled extends Error {}

/** What contains this has ended, as the message says why; thrown within what it still does. */
export class Interrupted extends Error {}

/** Whoever drives the run leads it to another step; thrown into what it does. */
export class Jump extends Error {
  readonly to: Step

  constructor(to: Step) {
    super(`left for ${to.name}`)
    this.to = to
  }
}

const guide = 'Please refer to Automation Service Troubleshooting Guide for more diagnosis details.'

/** The failure as AWS reports it for the step. */
export function failureMessage({ kind, phase, message, whole }: StepFailure): string {
  if (whole) return message
  if (kind === 'timed-out')
    return `Step timed out while step is ${phase}. ${message === '' ? '' : `${message}. `}${guide}`
  // In these two AWS's own texts are written in another way (user guide, automation-troubleshooting).
  if (phase === 'launching the instance(s)')
    return `Automation Step Execution fails when it's ${phase}. ${message}. ${guide}`
  if (phase === 'verifying launched instance(s) are ready to be used')
    return `Step fails when it's ${phase}. ${message}. ${guide}`
  return `Step fails when it is ${phase}. ${message}. ${guide}`
}

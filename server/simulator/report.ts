import type { Json } from '../syntax/tree.js'
import type { ReportedNode } from './command/reported-node.js'
import type { Exchange } from './drive.js'
import type { NextReason, RunStatus, StepStatus } from './event.js'
import type { Outcome } from './rehearse.js'

/** A rehearsal in the form that other tools may rely on. */
export interface Report {
  readonly document: string | null
  readonly status: RunStatus
  readonly failureMessage: string | null
  readonly virtualSeconds: number
  readonly steps: readonly ReportedStep[]
  readonly outputs: Readonly<Record<string, Json>>
  readonly calls: readonly ReportedCall[]
  readonly variables: Readonly<Record<string, Json>>
}

export interface ReportedStep {
  readonly name: string
  readonly action: string
  readonly status: StepStatus
  readonly attempts: number
  readonly startedAt: number
  readonly endedAt: number
  readonly outputs: Readonly<Record<string, Json>>
  readonly next: string | null
  readonly reason: NextReason | null
  /** Of a command whose document is at hand: what happened on each node. */
  readonly nodes?: readonly ReportedNode[]
}

/** A call of an AWS API. The output of one that was refused is `{"Error": {"Code", "Message"}}`, as in responses of AWS. */
export interface ReportedCall {
  readonly step: string
  readonly service: string
  readonly operation: string
  readonly input: Json
  readonly output: Json
  readonly source: string
}

/** The report of a rehearsal, from what was gathered while it went on. */
export function reportOf(
  document: string | undefined,
  { status, failure, seconds, outputs }: Outcome,
  { steps, calls, variables }: Pick<Report, 'steps' | 'calls' | 'variables'>,
): Report {
  return {
    document: document ?? null,
    status,
    failureMessage: failure ?? null,
    virtualSeconds: seconds,
    steps,
    outputs,
    calls,
    variables,
  }
}

/** An exchange as a call; nothing where it is none. */
export function callOf(step: string, { request, answer, source }: Exchange): ReportedCall | undefined {
  if (request.kind !== 'aws') return undefined
  const { service, operation, input } = request
  const output =
    answer.kind === 'error'
      ? { Error: { Code: answer.code, Message: answer.message } }
      : answer.kind === 'value'
        ? answer.value
        : null
  return { step, service, operation, input, output, source }
}

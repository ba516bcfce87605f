import type { Json } from '../syntax/tree.js'
import { commandTimeline } from './command/command-timeline.js'
import { type ReportedNode, reportedNode } from './command/reported-node.js'
import type { Exchange } from './drive.js'
import type { NextReason, RunEvent, RunStatus, StepStatus } from './event.js'
import type { Rehearsal, RehearsedExchange } from './rehearse.js'
import { allSteps, type Timeline, type TimelineStep } from './timeline.js'

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

interface ReportedStep {
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

export function reportOf(document: string | undefined, rehearsal: Rehearsal, { steps, variables }: Timeline): Report {
  const { status, failure, seconds, outputs } = rehearsal
  const all: ReportedStep[] = []
  const calls: ReportedCall[] = []
  for (const step of allSteps(steps)) {
    all.push(reported(step))
    addCalls(step, calls)
  }
  return {
    document: document ?? null,
    status,
    failureMessage: failure ?? null,
    virtualSeconds: seconds,
    steps: all,
    outputs,
    calls,
    variables: Object.fromEntries(variables),
  }
}

function reported(step: TimelineStep): ReportedStep {
  const { path, action, status, attempts, startedAt, endedAt, outputs, next, reason } = step
  const nodes = action === 'aws:runCommand' ? commandTimeline(within(step)).map(reportedNode) : noNodes
  return {
    name: path,
    action,
    status,
    attempts,
    startedAt,
    endedAt,
    outputs,
    next: next ?? null,
    reason: reason ?? null,
    ...(nodes.length > 0 && { nodes }),
  }
}

const noNodes: readonly ReportedNode[] = []

/** What happened in a step itself, as of a rehearsal. */
function within({ happened }: TimelineStep): Pick<Rehearsal, 'events' | 'exchanges'> {
  const events: RunEvent[] = []
  const exchanges: RehearsedExchange[] = []
  for (const each of happened)
    if (each.kind === 'event') events.push(each.event)
    else if (each.kind === 'exchange') exchanges.push({ ...each.exchange, after: events.length })
  return { events, exchanges }
}

function addCalls({ path, happened }: TimelineStep, calls: ReportedCall[]): void {
  for (const each of happened) {
    const call = each.kind === 'exchange' ? callOf(path, each.exchange) : undefined
    if (call) calls.push(call)
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

import { callOf, type ReportedCall } from '../report.js'
import type { NodeTimeline } from './command-timeline.js'
import type { InvocationStatus } from './invocation-status.js'
import type { CommandRehearsal } from './rehearse-command.js'
import { type ReportedNode, reportedNode } from './reported-node.js'

/** A rehearsal of a Command document in the form that other tools may rely on. */
export interface CommandReport {
  readonly document: string | null
  readonly status: InvocationStatus
  readonly failureMessage: string | null
  readonly virtualSeconds: number
  readonly nodes: readonly ReportedNode[]
  readonly calls: readonly ReportedCall[]
}

export function commandReport(
  document: string | undefined,
  { status, failure, seconds }: CommandRehearsal,
  timeline: readonly NodeTimeline[],
): CommandReport {
  return {
    document: document ?? null,
    status,
    failureMessage: failure ?? null,
    virtualSeconds: seconds,
    nodes: timeline.map(reportedNode),
    calls: timeline.flatMap(({ node, calls }) => calls.flatMap((exchange) => callOf(node, exchange) ?? [])),
  }
}

import type { Json } from '../../syntax/tree.js'
import { callOf, type ReportedCall } from '../report.js'
import type { NodeTimeline, PluginStep } from './command-timeline.js'
import { type InvocationDetails, type InvocationStatus, statusWith } from './invocation-status.js'
import type { PluginStatus } from './plugin-result.js'
import type { CommandRehearsal } from './rehearse-command.js'

/** A rehearsal of a Command document in the form that other tools may rely on. */
export interface CommandReport {
  readonly document: string | null
  readonly status: InvocationStatus
  readonly failureMessage: string | null
  readonly virtualSeconds: number
  readonly nodes: readonly ReportedNode[]
  readonly calls: readonly ReportedCall[]
}

interface ReportedNode {
  readonly node: string
  readonly platform: string
  readonly status: InvocationStatus
  readonly statusDetails: InvocationDetails
  readonly failureMessage: string | null
  readonly responseCode: number | null
  readonly output: string
  readonly startedAt: number
  readonly endedAt: number
  readonly steps: readonly ReportedPluginStep[]
}

interface ReportedPluginStep {
  readonly name: string
  readonly plugin: string
  readonly status: PluginStatus
  readonly responseCode: number
  readonly output: string
  readonly errorOutput: string
  readonly startedAt: number
  readonly endedAt: number
  readonly runs: readonly ReportedRun[]
  readonly notes: readonly string[]
}

interface ReportedRun {
  readonly inputs: Json
  readonly script: string | null
  readonly environment: Readonly<Record<string, string>>
  readonly source: string | null
}

export function commandReport(
  document: string | undefined,
  { status, failure, seconds, invocations }: CommandRehearsal,
  timeline: readonly NodeTimeline[],
): CommandReport {
  return {
    document: document ?? null,
    status,
    failureMessage: failure ?? null,
    virtualSeconds: seconds,
    nodes: timeline.map(({ node, platform, status: statusDetails, failure: why, startedAt, endedAt, steps }) => {
      const invocation = invocations.find((each) => each.node.id === node)
      return {
        node,
        platform,
        status: statusWith(statusDetails),
        statusDetails,
        failureMessage: why ?? null,
        responseCode: invocation?.responseCode ?? null,
        output: invocation?.output ?? '',
        startedAt,
        endedAt,
        steps: steps.map(reported),
      }
    }),
    calls: timeline.flatMap(({ node, calls }) => calls.flatMap((exchange) => callOf(node, exchange) ?? [])),
  }
}

const reported = ({ path, runs, ...step }: PluginStep): ReportedPluginStep => ({
  name: path,
  ...step,
  runs: runs.map(({ inputs, script, source }) => ({
    inputs,
    script: script?.text ?? null,
    environment: script?.environment ?? {},
    source: source ?? null,
  })),
})

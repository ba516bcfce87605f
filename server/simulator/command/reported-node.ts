import type { Json } from '../../syntax/tree.js'
import type { NodeTimeline, PluginStep } from './command-timeline.js'
import { type InvocationDetails, type InvocationStatus, statusWith } from './invocation-status.js'
import type { PluginStatus } from './plugin-result.js'

/** A node on which a Command document was rehearsed, in the form that other tools may rely on. */
export interface ReportedNode {
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

/** What happened on a node. */
export function reportedNode(timeline: NodeTimeline): ReportedNode {
  const { node, platform, status, failure, responseCode, output, startedAt, endedAt, steps } = timeline
  return {
    node,
    platform,
    status: statusWith(status),
    statusDetails: status,
    failureMessage: failure ?? null,
    responseCode: responseCode ?? null,
    output,
    startedAt,
    endedAt,
    steps: steps.map(reported),
  }
}

const reported = ({ path, runs, isOver: _, ...step }: PluginStep): ReportedPluginStep => ({
  name: path,
  ...step,
  runs: runs.map(({ inputs, script, exchange }) => ({
    inputs,
    script: script?.text ?? null,
    environment: script?.environment ?? {},
    source: exchange?.source ?? null,
  })),
})

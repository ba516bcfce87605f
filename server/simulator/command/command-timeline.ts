import type { Platform } from '../../../schemas/action.js'
import type { Json } from '../../syntax/tree.js'
import type { Exchange } from '../drive.js'
import type { RunEvent } from '../event.js'
import type { RehearsedExchange } from '../rehearse.js'
import type { PluginScript } from '../request.js'
import type { InvocationDetails } from './invocation-status.js'
import type { PluginResult } from './plugin-result.js'

/** One time that a plugin ran: it runs again for each configuration of a step, and after each restart of its node. */
export interface PluginRun {
  readonly inputs: Json
  readonly script: PluginScript | undefined
  /** What was asked, and who said how it ended; absent where nobody was asked. */
  readonly exchange: Exchange | undefined
}

/** A step of a Command document as it ended on a node, unless it is still under way. */
export interface PluginStep extends PluginResult {
  readonly isOver: boolean
  /** Its name, behind those of the steps whose documents it is in. */
  readonly path: string
  readonly plugin: string
  /** The place among the events of the one that began it last. */
  readonly begunBy: number | undefined
  readonly startedAt: number
  readonly endedAt: number
  readonly runs: readonly PluginRun[]
  readonly notes: readonly string[]
}

/** What happened on one node. How it ended is of no meaning where it is still under way. */
export interface NodeTimeline {
  readonly isOver: boolean
  readonly node: string
  readonly platform: Platform
  readonly startedAt: number
  readonly endedAt: number
  readonly status: InvocationDetails
  /** Why no step ran. */
  readonly failure: string | undefined
  readonly responseCode: number | undefined
  /** What was printed, as Run Command shows it. */
  readonly output: string
  readonly steps: readonly PluginStep[]
  /** Calls of APIs that the agent made. */
  readonly calls: readonly Exchange[]
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] }
type OpenStep = Open<Omit<PluginStep, 'runs' | 'notes'>> & {
  readonly runs: Open<PluginRun>[]
  readonly notes: string[]
}
type OpenNode = Open<Omit<NodeTimeline, 'steps' | 'calls'>> & { readonly steps: OpenStep[]; readonly calls: Exchange[] }

/** What happened on each node, in the order in which they were begun. */
export function commandTimeline({
  events,
  exchanges,
}: {
  readonly events: readonly RunEvent[]
  readonly exchanges: readonly RehearsedExchange[]
}): readonly NodeTimeline[] {
  const nodes: OpenNode[] = []
  /** The node on which the document is under way. */
  let open: OpenNode | undefined
  let told = 0
  for (const [at, event] of events.entries()) {
    tellExchanges(at)
    happens(event, at)
  }
  tellExchanges(events.length)
  return nodes

  function tellExchanges(before: number): void {
    for (let next = exchanges[told]; next && next.after <= before; next = exchanges[++told]) {
      const here = open
      if (next.request.kind === 'aws') here?.calls.push(next)
      const run = next.request.kind === 'plugin' ? here?.steps.at(-1)?.runs.at(-1) : undefined
      if (run) run.exchange = next
    }
  }

  function happens(event: RunEvent, at: number): void {
    const here = open
    switch (event.kind) {
      case 'invocation-started':
        open = beginOn(event)
        break
      case 'plugin-started': {
        const { inputs, script } = event
        if (!here) break
        const step = stepAt(here, event)
        step.isOver = false
        step.begunBy = at
        step.runs.push({ inputs, script, exchange: undefined })
        break
      }
      case 'plugin-ended': {
        const { status, responseCode, output, errorOutput, at: endedAt } = event
        if (here)
          Object.assign(stepAt(here, event), { status, responseCode, output, errorOutput, endedAt, isOver: true })
        break
      }
      case 'invocation-ended':
        end(event)
        break
      case 'note':
        here?.steps.find(({ path }) => path === event.step)?.notes.push(event.text)
        break
    }
  }

  /** A node to which the command was not sent any more has an end alone. */
  function end({ kind: _, at, node, platform, ...told }: Extract<RunEvent, { kind: 'invocation-ended' }>): void {
    Object.assign(open?.node === node ? open : beginOn({ at, node, platform }), told, { endedAt: at, isOver: true })
    open = undefined
  }

  function beginOn(given: Parameters<typeof begun>[0]): OpenNode {
    const node = begun(given)
    nodes.push(node)
    return node
  }
}

const begun = ({ at, node, platform }: Pick<OpenNode, 'node' | 'platform'> & { readonly at: number }): OpenNode => ({
  node,
  platform,
  isOver: false,
  startedAt: at,
  endedAt: at,
  status: 'Success',
  failure: undefined,
  responseCode: undefined,
  output: '',
  steps: [],
  calls: [],
})

/** The step of that name: one that runs again is the same. */
function stepAt(
  { steps }: OpenNode,
  { at, step: path, plugin }: Extract<RunEvent, { kind: 'plugin-started' | 'plugin-ended' }>,
): OpenStep {
  const known = steps.find((step) => step.path === path)
  if (known) return known
  const step: OpenStep = {
    path,
    plugin,
    begunBy: undefined,
    isOver: false,
    startedAt: at,
    endedAt: at,
    status: 'Skipped',
    responseCode: 0,
    output: '',
    errorOutput: '',
    runs: [],
    notes: [],
  }
  steps.push(step)
  return step
}

import { isCommand } from '../document/build.js'
import { nodesOn } from '../simulator/command/nodes-on.js'
import { commandFor, onAll, statusOfAll } from '../simulator/command/rehearse-command.js'
import { begin, type Begun, standardStart } from '../simulator/rehearse.js'
import type { Scope } from '../simulator/scope.js'
import { tell } from '../simulator/task.js'
import { newClock, type VirtualClock } from '../simulator/virtual-clock.js'
import type { Past, WalkOptions } from './walk.js'

/** Begins a run of a runbook, or of a Command document on its nodes. */
export function beginRun(options: WalkOptions, onScope: (scope: Scope) => void): Begun {
  const { document, documents, start = standardStart } = options
  const clock = newClock()
  const all = { ...options, documents: (name: string) => documents.get(name) }
  if (!isCommand(document.kind)) return begin(document, all, onScope)
  return { task: commandRun(options, clock), clock, start }
}

/** A Command document has a beginning and an end like a runbook, so that one can stop there. */
function* commandRun(options: WalkOptions, clock: VirtualClock): Begun['task'] {
  const { document, parameters = {} } = options
  yield tell({ kind: 'run-started', document: document.name, parameters })
  const end = yield* commandEnd(options, clock)
  yield tell({ kind: 'run-ended', ...end })
  return end
}

/** What happened with a Command document that was run by itself, without that beginning and that end. */
export const withoutFrame = ({ events, exchanges, lanes }: Past): Past => ({
  events: events.filter(({ kind }) => kind !== 'run-started' && kind !== 'run-ended'),
  exchanges: exchanges.map((exchange) => ({ ...exchange, after: exchange.after - 1 })),
  lanes: lanes.map(({ from, to }) => ({ from: from - 1, to: to - 1 })),
})

function* commandEnd(options: WalkOptions, clock: VirtualClock): Begun['task'] {
  const { document, documents, nodes = nodesOn([], document) } = options
  const taken = commandFor(document, { ...options, documents: (name) => documents.get(name) })
  if (!taken.ok) return { status: 'Failed', failure: taken.failure, outputs: {} }
  const invocations = yield* onAll(taken.command, nodes, clock)
  return { status: statusOfAll(invocations), failure: undefined, outputs: {} }
}

import { sideBySide } from '../side-by-side.js'
import type { Task } from '../task.js'
import type { VirtualClock } from '../virtual-clock.js'
import { type CommandDetails, commandDetails, isError } from './command-status.js'
import type { ManagedNode } from './managed-node.js'
import { type Command, type Invocation, invocationEnded, runOnNode } from './run-on-node.js'

/** How many nodes run a command at once, and how many may fail before no others are begun. */
export interface RateControl {
  readonly mostAtOnce: number
  readonly mostErrors: number
}

/** How a command ended. */
export interface CommandEnd {
  readonly details: CommandDetails
  readonly invocations: readonly Invocation[]
  readonly cancelled: boolean
}

/**
 * Sends a command to nodes, as many at a time as may run. The first ones are begun together: that the service begins with one and then
 * doubles takes no time, since it waits for acknowledgements only (user guide, send-commands-multiple).
 */
export function* sendCommand(
  command: Command,
  nodes: readonly ManagedNode[],
  { mostAtOnce, mostErrors }: RateControl,
  clock: VirtualClock,
): Task<CommandEnd> {
  let cancelled = false
  const invocations: Invocation[] = []
  let errors = 0
  yield* sideBySide(command.sent?.step ?? '', clock, ({ begun, ended }) => {
    const node = nodes[begun]
    return node && begun - ended < mostAtOnce ? invocationOn(node, begun, errors > mostErrors) : undefined
  })
  const all = invocations.map(({ details }) => details)
  return { details: cancelled ? 'Cancelled' : commandDetails(all, mostErrors), invocations, cancelled }

  function* invocationOn(node: ManagedNode, at: number, terminated: boolean): Task<void> {
    const invocation: Invocation = cancelled
      ? yield* unsent(node, 'Cancelled')
      : terminated
        ? yield* unsent(node, 'Terminated')
        : yield* runOnNode(command, node)
    invocations[at] = invocation
    if (isError(invocation.details)) errors++
    cancelled ||= invocation.cancelled
  }
}

/** A node to which the command is not sent any more. */
function* unsent(node: ManagedNode, details: 'Cancelled' | 'Terminated'): Task<Invocation> {
  const invocation = { node, details, responseCode: undefined, output: '', cancelled: false }
  yield invocationEnded(invocation)
  return invocation
}

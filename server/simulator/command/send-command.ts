import type { Task } from '../task.js'
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
  clock: { seconds: number },
): Task<CommandEnd> {
  const began = clock.seconds
  const freeAt = nodes.slice(0, mostAtOnce).map(() => began)
  const errors = new Errors()
  const invocations: Invocation[] = []
  let cancelled = false
  for (const [at, node] of nodes.entries()) {
    const slot = at < mostAtOnce ? at : earliest(freeAt)
    clock.seconds = freeAt[slot] ?? began
    // Of those that are begun together nothing is known yet.
    const known = at < mostAtOnce ? 0 : errors.knownAt(clock.seconds)
    const invocation: Invocation = cancelled
      ? yield* unsent(node, 'Cancelled')
      : known > mostErrors
        ? yield* unsent(node, 'Terminated')
        : yield* runOnNode(command, node)
    freeAt[slot] = clock.seconds
    if (isError(invocation.details)) errors.add(clock.seconds)
    cancelled ||= invocation.cancelled
    invocations.push(invocation)
  }
  clock.seconds = freeAt.reduce((last, each) => Math.max(last, each), began)
  const all = invocations.map(({ details }) => details)
  return { details: cancelled ? 'Cancelled' : commandDetails(all, mostErrors), invocations, cancelled }
}

/** A node to which the command is not sent any more. */
function* unsent(node: ManagedNode, details: 'Cancelled' | 'Terminated'): Task<Invocation> {
  const invocation = { node, details, responseCode: undefined, output: '', cancelled: false }
  yield* invocationEnded(invocation)
  return invocation
}

/** Where the smallest number is. */
const earliest = (times: readonly number[]): number =>
  times.reduce((first, time, at) => (time < (times[first] ?? 0) ? at : first), 0)

/** Counts the errors of which one knows at a time. Times are asked for in their order. */
class Errors {
  private known = 0
  private later: number[] = []

  add(at: number): void {
    this.later.push(at)
  }

  knownAt(time: number): number {
    const later = this.later.filter((at) => at > time)
    this.known += this.later.length - later.length
    this.later = later
    return this.known
  }
}

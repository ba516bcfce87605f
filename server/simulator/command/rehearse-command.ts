import type { SsmDocument } from '../../document/document.js'
import type { Json } from '../../syntax/tree.js'
import { drive, type Worlds } from '../drive.js'
import type { RunEvent } from '../event.js'
import { recordingBy } from '../recording.js'
import { type RehearsedExchange, standardStart } from '../rehearse.js'
import { type Matches, startParameters } from '../start-parameters.js'
import type { Task } from '../task.js'
import { newClock, type VirtualClock } from '../virtual-clock.js'
import { commandDetails, statusOfCommand } from './command-status.js'
import { type InvocationStatus, statusWith } from './invocation-status.js'
import type { ManagedNode } from './managed-node.js'
import { type Search, searchWith } from './parameter-faults.js'
import type { Command, Invocation } from './run-on-node.js'
import { sendCommand } from './send-command.js'

/** How a Command document is rehearsed by itself. */
export interface RehearseCommandOptions {
  readonly parameters?: Readonly<Record<string, Json>>
  readonly nodes: readonly ManagedNode[]
  readonly worlds: Worlds
  readonly documents?: (name: string) => SsmDocument | undefined
  readonly matches: Matches
  readonly search?: Search
  /** When the command is sent, in milliseconds since 1970. */
  readonly start?: number | undefined
  readonly mostRequests?: number
}

/** Everything that happened. */
export interface CommandRehearsal {
  readonly status: InvocationStatus
  /** Why the service does not take the command. */
  readonly failure: string | undefined
  readonly seconds: number
  readonly invocations: readonly (Invocation & { readonly status: InvocationStatus })[]
  readonly events: readonly RunEvent[]
  readonly exchanges: readonly RehearsedExchange[]
}

/** Rehearses a Command or Policy document on nodes, all at once. */
export async function rehearseCommand(
  document: SsmDocument,
  options: RehearseCommandOptions,
): Promise<CommandRehearsal> {
  const { nodes, worlds, mostRequests, start = standardStart } = options
  const taken = commandFor(document, options)
  if (!taken.ok)
    return { status: 'Failed', failure: taken.failure, seconds: 0, invocations: [], events: [], exchanges: [] }
  const clock = newClock()
  const recording = recordingBy(clock)
  const invocations = await drive(onAll(taken.command, nodes, clock), {
    worlds,
    clock,
    start,
    ...(mostRequests !== undefined && { mostRequests }),
    onEvent: recording.event,
    onExchange: recording.exchange,
  })
  const { events, exchanges } = recording.recorded()
  return {
    status: statusOfAll(invocations),
    failure: undefined,
    seconds: clock.seconds,
    invocations: invocations.map((each) => ({ ...each, status: statusWith(each.details) })),
    events,
    exchanges,
  }
}

/** A command as the service takes it, or why it does not. */
export type TakenCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly failure: string }

/** The command that sends a document by itself. */
export function commandFor(
  document: SsmDocument,
  options: Omit<RehearseCommandOptions, 'nodes' | 'worlds'>,
): TakenCommand {
  const { parameters = {}, matches, documents = () => undefined, search = searchWith(matches) } = options
  const checked = startParameters(document, parameters, matches)
  if (!checked.ok) return checked
  const association = document.kind === 'Policy'
  return { ok: true, command: { document, parameters: checked.parameters, documents, search, association } }
}

/** How a command ended as a whole. */
export const statusOfAll = (invocations: readonly Invocation[]): InvocationStatus =>
  statusOfCommand(
    commandDetails(
      invocations.map(({ details }) => details),
      0,
    ),
  )

/** Runs a command on nodes, on all at once. */
export function* onAll(
  command: Command,
  nodes: readonly ManagedNode[],
  clock: VirtualClock,
): Task<readonly Invocation[]> {
  const { invocations } = yield* sendCommand(
    command,
    nodes,
    { mostAtOnce: nodes.length, mostErrors: nodes.length },
    clock,
  )
  return invocations
}

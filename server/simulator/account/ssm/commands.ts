import { type AccountState, newUuid } from '../account-state.js'
import { becoming, type Course, settled, stateAt } from '../course.js'
import { durations } from '../durations.js'
import type { Instance } from '../ec2/instances.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'
import { documentNamed } from './documents.js'
import { pingStatus } from './nodes.js'

/** A command as it was sent. What it does on a node is not rehearsed here: it ends well, and prints nothing. */
export interface Command {
  readonly id: string
  readonly document: string
  readonly version: string
  readonly comment: string
  readonly parameters: Fields
  readonly requested: number
  readonly timeout: number
  readonly targets: readonly Target[]
  /** By node. */
  readonly invocations: ReadonlyMap<string, Course>
}

interface Target {
  readonly Key?: string
  readonly Values?: readonly string[]
}

interface Send {
  readonly DocumentName: string
  readonly DocumentVersion?: string
  readonly InstanceIds?: readonly string[]
  readonly Targets?: readonly Target[]
  readonly Parameters?: Fields
  readonly Comment?: string
  readonly TimeoutSeconds?: number
}

function sendCommand(state: AccountState, input: Send, now: number) {
  const { DocumentName, InstanceIds = [], Targets = [], TimeoutSeconds = 3600 } = input
  // AWS's own documents are there whatever the file says.
  if (!DocumentName.startsWith('AWS')) documentNamed(state, DocumentName)
  const nodes = [...named(state, InstanceIds, now), ...targeted(state, Targets)]
  const command: Command = {
    id: newUuid(state),
    document: DocumentName,
    version: input.DocumentVersion ?? '$DEFAULT',
    comment: input.Comment ?? '',
    parameters: input.Parameters ?? {},
    requested: now,
    timeout: TimeoutSeconds,
    targets: Targets,
    invocations: new Map(nodes.map((node) => [node.id, courseOn(node, TimeoutSeconds, now)])),
  }
  state.commands.set(command.id, command)
  return { Command: shown(command, now) }
}

/** The nodes with the ids; a command is refused as a whole where one of them cannot take it. */
function named({ account, instances }: AccountState, ids: readonly string[], now: number): readonly Instance[] {
  const nodes = ids.flatMap((id) => instances.get(id) ?? [])
  const wrong = ids.filter((id) => {
    const node = instances.get(id)
    return !node?.agent || stateAt(node.state, now) !== 'running'
  })
  if (wrong.length > 0)
    throw new Refusal(
      'InvalidInstanceId',
      `Instances [[${wrong.join(', ')}]] not in a valid state for account ${account}`,
    )
  return nodes
}

function targeted({ instances }: AccountState, targets: readonly Target[]): readonly Instance[] {
  if (targets.length === 0) return []
  return [...instances.values()].filter(
    (node) => node.agent && targets.every(({ Key = '', Values = [] }) => isTarget(node, Key, Values)),
  )
}

function isTarget({ id, tags }: Instance, key: string, values: readonly string[]): boolean {
  if (key.toLowerCase() === 'instanceids') return values.includes(id) || values.includes('*')
  if (key === 'tag-key') return values.some((value) => tags.has(value))
  return key.startsWith('tag:') && values.includes(tags.get(key.slice('tag:'.length)) ?? '')
}

/** What comes of the command on a node: one that cannot be reached does not get it in time. */
const courseOn = (node: Instance, timeout: number, now: number): Course =>
  pingStatus(node, now) === 'Online'
    ? becoming(now, 'InProgress', durations.command, 'Success')
    : becoming(now, 'Pending', timeout, 'DeliveryTimedOut')

/** The status that most lists show, which knows less than the one in detail. */
const plainStatus = (detail: string): string => (detail === 'DeliveryTimedOut' ? 'TimedOut' : detail)

function statusOf({ invocations }: Command, now: number): string {
  const states = [...invocations.values()].map((course) => stateAt(course, now))
  if (states.length === 0) return 'Success'
  const open = states.find((each) => each === 'InProgress' || each === 'Pending')
  return open ?? states.find((each) => each !== 'Success') ?? 'Success'
}

function shown(command: Command, now: number): Fields {
  const states = [...command.invocations.values()].map((course) => stateAt(course, now))
  const status = statusOf(command, now)
  return {
    CommandId: command.id,
    DocumentName: command.document,
    DocumentVersion: command.version,
    Comment: command.comment,
    ExpiresAfter: timeText(command.requested + command.timeout * 1000),
    Parameters: command.parameters,
    InstanceIds: command.targets.length > 0 ? [] : [...command.invocations.keys()],
    Targets: command.targets,
    RequestedDateTime: timeText(command.requested),
    Status: plainStatus(status),
    StatusDetails: status,
    MaxConcurrency: '50',
    MaxErrors: '0',
    TargetCount: states.length,
    CompletedCount: states.filter((each) => each !== 'InProgress' && each !== 'Pending').length,
    ErrorCount: 0,
    DeliveryTimedOutCount: states.filter((each) => each === 'DeliveryTimedOut').length,
    TimeoutSeconds: command.timeout,
  }
}

interface GetInvocation {
  readonly CommandId: string
  readonly InstanceId: string
}

function getCommandInvocation({ commands }: AccountState, { CommandId, InstanceId }: GetInvocation, now: number) {
  const command = commands.get(CommandId)
  const course = command?.invocations.get(InstanceId)
  if (!command || !course) throw new Refusal('InvocationDoesNotExist', '')
  const detail = stateAt(course, now)
  const ended = course.at(-1)?.from ?? now
  const times = detail === 'Success' ? { ExecutionEndDateTime: timeText(ended) } : {}
  return {
    CommandId,
    InstanceId,
    Comment: command.comment,
    DocumentName: command.document,
    DocumentVersion: command.version,
    ResponseCode: detail === 'Success' ? 0 : -1,
    ExecutionStartDateTime: timeText(command.requested),
    ...times,
    Status: plainStatus(detail),
    StatusDetails: detail,
    StandardOutputContent: '',
    StandardOutputUrl: '',
    StandardErrorContent: '',
    StandardErrorUrl: '',
  }
}

interface List {
  readonly CommandId?: string
  readonly InstanceId?: string
  readonly Details?: boolean
  readonly MaxResults?: number
  readonly NextToken?: string
}

/** The commands that are meant, the newest first. */
const wanted = ({ commands }: AccountState, { CommandId, InstanceId }: List): readonly Command[] =>
  [...commands.values()]
    .filter(({ id }) => CommandId === undefined || id === CommandId)
    .filter(({ invocations }) => InstanceId === undefined || invocations.has(InstanceId))
    .reverse()

function listCommands(state: AccountState, input: List, now: number) {
  const { items, next } = pageOf(wanted(state, input), { limit: input.MaxResults, token: input.NextToken })
  return { Commands: items.map((command) => shown(command, now)), NextToken: next }
}

function listCommandInvocations(state: AccountState, input: List, now: number) {
  const all = wanted(state, input).flatMap((command) =>
    [...command.invocations]
      .filter(([node]) => input.InstanceId === undefined || node === input.InstanceId)
      .map(([node, course]) => invocationOf(command, node, course, now, input.Details)),
  )
  const { items, next } = pageOf(all, { limit: input.MaxResults, token: input.NextToken })
  return { CommandInvocations: items, NextToken: next }
}

function invocationOf(
  { id, document, version, comment, requested }: Command,
  node: string,
  course: Course,
  now: number,
  details = false,
): Fields {
  const detail = stateAt(course, now)
  const status = { Status: plainStatus(detail), StatusDetails: detail }
  const ResponseCode = detail === 'Success' ? 0 : -1
  return {
    CommandId: id,
    InstanceId: node,
    InstanceName: '',
    Comment: comment,
    DocumentName: document,
    DocumentVersion: version,
    RequestedDateTime: timeText(requested),
    ...status,
    CommandPlugins: details ? [{ Name: 'aws:runShellScript', ...status, ResponseCode, Output: '' }] : [],
  }
}

function cancelCommand({ commands }: AccountState, { CommandId }: { readonly CommandId: string }, now: number) {
  const command = commands.get(CommandId)
  if (!command) throw new Refusal('InvalidCommandId', '')
  const invocations = new Map(
    [...command.invocations].map(([node, course]) => {
      const open = ['InProgress', 'Pending'].includes(stateAt(course, now))
      return [node, open ? settled('Cancelled') : course]
    }),
  )
  commands.set(CommandId, { ...command, invocations })
  return {}
}

export const commandOperations: ServiceOperations = {
  CancelCommand: cancelCommand,
  GetCommandInvocation: getCommandInvocation,
  ListCommandInvocations: listCommandInvocations,
  ListCommands: listCommands,
  SendCommand: sendCommand,
}

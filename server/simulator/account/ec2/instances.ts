import { addTo } from '../../../languages/add-to.js'
import type { AccountState } from '../account-state.js'
import { becoming, type Course, settled, stateAt, stateSince } from '../course.js'
import { durations } from '../durations.js'
import type { Agent } from '../ssm/nodes.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tags, tagList } from '../tags.js'
import { Refusal } from '../refusal.js'
import { type Description, filtered, plainFilters } from './filters.js'
import { withId, withIds } from './ids.js'
import { attachmentAt } from './volumes.js'

export interface Instance {
  readonly id: string
  readonly platform: 'Linux' | 'Windows' | 'MacOS'
  readonly image: string
  readonly zone: string
  readonly subnet: string
  readonly vpc: string
  readonly privateIp: string
  readonly reservation: string
  /** Its place among those that were launched with it. */
  readonly launchIndex: number
  readonly rootDevice: string
  readonly tags: Tags
  /** Further fields, as responses name them. */
  readonly fields: Fields
  launched: number
  type: string
  publicIp: string | undefined
  groups: readonly string[]
  state: Course
  /** What a check says while the instance runs; a fresh one begins with `initializing`. */
  checks: Course
  profile: ProfileAssociation | undefined
  agent: Agent | undefined
  /** Text of base 64. */
  userData: string | undefined
  terminationProtected: boolean
  sourceDestCheck: boolean
  shutdownBehavior: string
  monitored: boolean
  metadata: Fields
}

export interface ProfileAssociation {
  readonly id: string
  readonly arn: string
  readonly since: number
}

/** Codes of states (API reference, InstanceState). */
const codes: Readonly<Record<string, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
}

/** How long EC2 shows instances that were terminated, in milliseconds: for about an hour (user guide). */
const shownAfterEnd = 3_600_000

export const instanceState = (Name: string) => ({ Code: codes[Name] ?? 16, Name })

/** Instances of EC2, of which those that ended long ago are gone. Nodes outside EC2 (`mi-…`) are none. */
export function existing({ instances }: AccountState, now: number): ReadonlyMap<string, Instance> {
  const there = [...instances].filter(
    ([id, { state }]) =>
      id.startsWith('i-') &&
      !(
        stateAt(state, now) === 'terminated' &&
        stateSince(state, now) > 0 &&
        now - stateSince(state, now) > shownAfterEnd
      ),
  )
  return new Map(there)
}

/** An instance as DescribeInstances gives it. */
export function shownInstance(state: AccountState, instance: Instance, now: number): Fields {
  const name = stateAt(instance.state, now)
  const gone = name === 'terminated'
  const groups = instance.groups.map((GroupId) => ({ GroupId, GroupName: state.securityGroups.get(GroupId)?.name }))
  const windows = instance.platform === 'Windows'
  return {
    InstanceId: instance.id,
    ImageId: instance.image,
    InstanceType: instance.type,
    Architecture: 'x86_64',
    AmiLaunchIndex: instance.launchIndex,
    BlockDeviceMappings: gone ? [] : devicesOf(state, instance.id, now),
    EbsOptimized: false,
    EnaSupport: true,
    Hypervisor: 'xen',
    ...(instance.profile &&
      !gone && { IamInstanceProfile: { Arn: instance.profile.arn, Id: profileId(state, instance.profile.arn) } }),
    LaunchTime: timeText(instance.launched),
    MetadataOptions: instance.metadata,
    Monitoring: { State: instance.monitored ? 'enabled' : 'disabled' },
    Placement: { AvailabilityZone: instance.zone, GroupName: '', Tenancy: 'default' },
    ...(windows && { Platform: 'windows' }),
    PlatformDetails: windows ? 'Windows' : 'Linux/UNIX',
    ...(!gone && { SubnetId: instance.subnet, VpcId: instance.vpc, SourceDestCheck: instance.sourceDestCheck }),
    PrivateDnsName: gone ? '' : privateName(state, instance),
    PrivateIpAddress: gone ? undefined : instance.privateIp,
    PublicDnsName: name === 'running' ? publicName(state, instance) : '',
    PublicIpAddress: name === 'running' ? instance.publicIp : undefined,
    RootDeviceName: instance.rootDevice,
    RootDeviceType: 'ebs',
    SecurityGroups: gone ? [] : groups,
    State: instanceState(name),
    StateTransitionReason: transitionReason(instance, name),
    Tags: tagList(instance.tags),
    VirtualizationType: 'hvm',
    ...instance.fields,
  }
}

/** Why and when it was stopped or terminated. */
function transitionReason({ state }: Instance, name: string): string {
  const began = state[0]?.from ?? 0
  if (name === 'running' || name === 'pending' || began === 0) return ''
  return `User initiated (${timeText(began).slice(0, 19).replace('T', ' ')} GMT)`
}

const privateName = ({ region }: AccountState, { privateIp }: Instance): string =>
  `ip-${privateIp.replaceAll('.', '-')}.${region === 'us-east-1' ? 'ec2' : `${region}.compute`}.internal`

const publicName = ({ region }: AccountState, { publicIp }: Instance): string =>
  publicIp === undefined
    ? ''
    : `ec2-${publicIp.replaceAll('.', '-')}.${region === 'us-east-1' ? 'compute-1' : `${region}.compute`}.amazonaws.com`

const profileId = ({ instanceProfiles }: AccountState, arn: string): string =>
  instanceProfiles.get(arn.slice(arn.lastIndexOf('/') + 1))?.id ?? ''

function devicesOf({ volumes }: AccountState, id: string, now: number) {
  return [...volumes.values()].flatMap((volume) => {
    const attachment = attachmentAt(volume, now)
    if (attachment?.instance !== id) return []
    const { device, since, deleteOnTermination, state } = attachment
    const Ebs = {
      VolumeId: volume.id,
      Status: stateAt(state, now),
      AttachTime: timeText(since),
      DeleteOnTermination: deleteOnTermination,
    }
    return [{ DeviceName: device, Ebs }]
  })
}

/** Filters that look at an instance, by the fields of DescribeInstances. */
const filterPaths = {
  ...plainFilters(
    'instance-id image-id instance-type architecture private-ip-address private-dns-name subnet-id vpc-id platform platform-details root-device-name root-device-type hypervisor virtualization-type launch-time key-name source-dest-check',
  ),
  'instance-state-name': 'State.Name',
  'instance-state-code': 'State.Code',
  'availability-zone': 'Placement.AvailabilityZone',
  tenancy: 'Placement.Tenancy',
  'ip-address': 'PublicIpAddress',
  'instance.group-id': 'SecurityGroups.GroupId',
  'instance.group-name': 'SecurityGroups.GroupName',
  'iam-instance-profile.arn': 'IamInstanceProfile.Arn',
  'monitoring-state': 'Monitoring.State',
  'block-device-mapping.volume-id': 'BlockDeviceMappings.Ebs.VolumeId',
  'block-device-mapping.device-name': 'BlockDeviceMappings.DeviceName',
  'metadata-options.http-tokens': 'MetadataOptions.HttpTokens',
}

interface DescribeInstances extends Description {
  readonly InstanceIds?: readonly string[]
}

function describeInstances(state: AccountState, input: DescribeInstances, now: number) {
  const found = withIds(existing(state, now), 'instance', input.InstanceIds)
  const all = found.map((instance) => shownInstance(state, instance, now))
  const { items, next } = filtered(all, input, filterPaths)
  const byReservation = new Map<string, Fields[]>()
  for (const item of items) {
    const { reservation = '' } = state.instances.get(item['InstanceId'] as string) ?? {}
    addTo(byReservation, reservation, item)
  }
  const reservations = [...byReservation].map(([ReservationId, Instances]) => ({
    ReservationId,
    OwnerId: state.account,
    Groups: [],
    Instances,
  }))
  return { Reservations: reservations, NextToken: next }
}

interface DescribeStatus extends DescribeInstances {
  readonly IncludeAllInstances?: boolean
}

function describeInstanceStatus(state: AccountState, input: DescribeStatus, now: number) {
  const found = withIds(existing(state, now), 'instance', input.InstanceIds)
  const all = found
    .filter((instance) => input.IncludeAllInstances || stateAt(instance.state, now) === 'running')
    .map((instance) => statusOf(instance, now))
  const paths = {
    ...plainFilters('availability-zone'),
    'instance-state-name': 'InstanceState.Name',
    'instance-state-code': 'InstanceState.Code',
    'instance-status.status': 'InstanceStatus.Status',
    'system-status.status': 'SystemStatus.Status',
  }
  const { items, next } = filtered(all, input, paths)
  return { InstanceStatuses: items, NextToken: next }
}

function statusOf(instance: Instance, now: number): Fields {
  const name = stateAt(instance.state, now)
  const check = name === 'running' ? stateAt(instance.checks, now) : 'not-applicable'
  const reachability = ({ ok: 'passed', impaired: 'failed', initializing: 'initializing' } as Record<string, string>)[
    check
  ]
  const Details = reachability === undefined ? [] : [{ Name: 'reachability', Status: reachability }]
  return {
    InstanceId: instance.id,
    AvailabilityZone: instance.zone,
    Events: [],
    InstanceState: instanceState(name),
    InstanceStatus: { Status: check, Details },
    SystemStatus: { Status: check, Details },
  }
}

interface Change {
  readonly InstanceIds: readonly string[]
  readonly Force?: boolean
}

/** How an operation changes the state of instances. */
interface Transition {
  /** States in which there is nothing to do. */
  readonly already: readonly string[]
  /** States from which there is no way. */
  readonly never: readonly string[]
  readonly verb: string
  change(instance: Instance): void
}

/** The change of states as the three operations give it. */
function changed(state: AccountState, { InstanceIds }: Change, now: number, transition: Transition): readonly Fields[] {
  const { already, never, verb, change } = transition
  const found = withIds(existing(state, now), 'instance', InstanceIds)
  const stuck = found.find((instance) => never.includes(stateAt(instance.state, now)))
  if (stuck)
    throw new Refusal(
      'IncorrectInstanceState',
      `The instance '${stuck.id}' is not in a state from which it can be ${verb}.`,
    )
  return found.map((instance) => {
    const before = stateAt(instance.state, now)
    if (!already.includes(before)) change(instance)
    const after = stateAt(instance.state, now)
    return { InstanceId: instance.id, PreviousState: instanceState(before), CurrentState: instanceState(after) }
  })
}

/** Begins to run: checks pass some time after it does. */
export function begin(instance: Instance, now: number): void {
  const { instanceStart, instanceChecks } = durations
  instance.state = becoming(now, 'pending', instanceStart, 'running')
  instance.checks = becoming(now, 'initializing', instanceStart + instanceChecks, 'ok')
}

function startInstances(state: AccountState, input: Change, now: number) {
  const StartingInstances = changed(state, input, now, {
    already: ['pending', 'running'],
    never: ['stopping', 'shutting-down', 'terminated'],
    verb: 'started',
    change(instance) {
      instance.launched = now
      begin(instance, now)
    },
  })
  return { StartingInstances }
}

function stopInstances(state: AccountState, input: Change, now: number) {
  const StoppingInstances = changed(state, input, now, {
    already: ['stopping', 'stopped'],
    never: ['pending', 'shutting-down', 'terminated'],
    verb: 'stopped',
    change(instance) {
      instance.state = becoming(now, 'stopping', durations.instanceStop, 'stopped')
    },
  })
  return { StoppingInstances }
}

function terminateInstances(state: AccountState, input: Change, now: number) {
  const guarded = withIds(existing(state, now), 'instance', input.InstanceIds).find((each) => each.terminationProtected)
  if (guarded)
    throw new Refusal(
      'OperationNotPermitted',
      `The instance '${guarded.id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    )
  const TerminatingInstances = changed(state, input, now, {
    already: ['shutting-down', 'terminated'],
    never: [],
    verb: 'terminated',
    change: (instance) => terminate(state, instance, now),
  })
  return { TerminatingInstances }
}

/** Ends an instance; volumes that are made to go with it go. */
export function terminate(state: AccountState, instance: Instance, now: number): void {
  instance.state = becoming(now, 'shutting-down', durations.instanceTermination, 'terminated')
  for (const volume of state.volumes.values()) {
    const attachment = attachmentAt(volume, now)
    if (attachment?.instance !== instance.id) continue
    if (attachment.deleteOnTermination) state.volumes.delete(volume.id)
    volume.attachment = undefined
  }
}

function rebootInstances(state: AccountState, { InstanceIds }: Change, now: number) {
  const found = withIds(existing(state, now), 'instance', InstanceIds)
  const ended = found.find((each) => ['shutting-down', 'terminated'].includes(stateAt(each.state, now)))
  if (ended)
    throw new Refusal(
      'IncorrectInstanceState',
      `The instance '${ended.id}' is not in a state from which it can be rebooted.`,
    )
  return {}
}

const monitor =
  (monitored: boolean) =>
  (state: AccountState, { InstanceIds }: Change, now: number) => {
    const found = withIds(existing(state, now), 'instance', InstanceIds)
    for (const instance of found) instance.monitored = monitored
    const State = monitored ? 'pending' : 'disabling'
    return { InstanceMonitorings: found.map(({ id }) => ({ InstanceId: id, Monitoring: { State } })) }
  }

function getConsoleOutput(state: AccountState, { InstanceId }: { readonly InstanceId: string }, now: number) {
  withId(existing(state, now), 'instance', InstanceId)
  return { InstanceId, Output: '', Timestamp: timeText(now) }
}

/** The options that a new instance has for its metadata service. */
export const standardMetadata: Fields = {
  State: 'applied',
  HttpTokens: 'optional',
  HttpPutResponseHopLimit: 1,
  HttpEndpoint: 'enabled',
  HttpProtocolIpv6: 'disabled',
  InstanceMetadataTags: 'disabled',
}

/** What a new instance has unless something else is said. */
export const newInstanceDefaults = {
  checks: settled('ok'),
  profile: undefined,
  userData: undefined,
  terminationProtected: false,
  sourceDestCheck: true,
  launchIndex: 0,
  publicIp: undefined,
  shutdownBehavior: 'stop',
  monitored: false,
  metadata: standardMetadata,
} as const

export const instanceOperations: ServiceOperations = {
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstances: describeInstances,
  GetConsoleOutput: getConsoleOutput,
  MonitorInstances: monitor(true),
  RebootInstances: rebootInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
  UnmonitorInstances: monitor(false),
}

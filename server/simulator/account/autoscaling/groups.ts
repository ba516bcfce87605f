import { type AccountState, arnOf, newUuid } from '../account-state.js'
import { stateAt } from '../course.js'
import { terminate } from '../ec2/instances.js'
import { defaultSubnet, launch } from '../ec2/launch.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'

/** An Auto Scaling group. It keeps as many instances as are desired, and does not replace those that fail. */
export interface Group {
  readonly name: string
  readonly created: number
  /** Stands in its ARN. */
  readonly uuid: string
  readonly tags: Map<string, GroupTag>
  min: number
  max: number
  desired: number
  /** Names of processes that are suspended, and since when. */
  readonly suspended: Map<string, number>
  readonly members: Map<string, Member>
  /** What else was given, as responses name it. */
  fields: Fields
}

export interface GroupTag {
  readonly value: string
  readonly propagate: boolean
}

/** An instance of a group. */
export interface Member {
  readonly joined: number
  readonly protected: boolean
  readonly standby: boolean
}

/** What a group has where nothing else is said. */
export const standardGroup: Fields = {
  DefaultCooldown: 300,
  HealthCheckType: 'EC2',
  HealthCheckGracePeriod: 0,
  TerminationPolicies: ['Default'],
  NewInstancesProtectedFromScaleIn: false,
  LoadBalancerNames: [],
  TargetGroupARNs: [],
}

function groupNamed({ autoScalingGroups }: AccountState, name: string): Group {
  const group = autoScalingGroups.get(name)
  if (!group)
    throw new Refusal('ValidationError', `AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`)
  return group
}

/** Members whose instances are still there. */
export function membersOf({ instances }: AccountState, { members }: Group, now: number): readonly [string, Member][] {
  return [...members].filter(([id]) => {
    const instance = instances.get(id)
    return instance && stateAt(instance.state, now) !== 'terminated'
  })
}

function shownMember(state: AccountState, id: string, member: Member, now: number) {
  const instance = state.instances.get(id)
  const found = instance ? stateAt(instance.state, now) : 'terminated'
  const lifecycle = member.standby
    ? 'Standby'
    : found === 'shutting-down'
      ? 'Terminating'
      : found === 'pending'
        ? 'Pending'
        : 'InService'
  return {
    InstanceId: id,
    InstanceType: instance?.type,
    AvailabilityZone: instance?.zone ?? '',
    LifecycleState: lifecycle,
    HealthStatus: ['stopping', 'stopped', 'shutting-down'].includes(found) ? 'Unhealthy' : 'Healthy',
    ProtectedFromScaleIn: member.protected,
  }
}

const arnFor = (state: AccountState, { name, uuid }: Group): string =>
  arnOf(state, 'autoscaling', `autoScalingGroup:${uuid}:autoScalingGroupName/${name}`)

function shown(state: AccountState, group: Group, now: number): Fields {
  const { name, min, max, desired } = group
  const zones = [...new Set(membersOf(state, group, now).flatMap(([id]) => state.instances.get(id)?.zone ?? []))]
  return {
    AutoScalingGroupName: name,
    AutoScalingGroupARN: arnFor(state, group),
    MinSize: min,
    MaxSize: max,
    DesiredCapacity: desired,
    CreatedTime: timeText(group.created),
    AvailabilityZones: zones.length > 0 ? zones : [`${state.region}a`],
    Instances: membersOf(state, group, now).map(([id, member]) => shownMember(state, id, member, now)),
    SuspendedProcesses: [...group.suspended].map(([ProcessName, since]) => ({
      ProcessName,
      SuspensionReason: `User suspended at ${timeText(since)}`,
    })),
    EnabledMetrics: [],
    Tags: groupTags(group),
    ...group.fields,
  }
}

const groupTags = ({ name, tags }: Group) =>
  [...tags].map(([Key, { value, propagate }]) => ({
    ResourceId: name,
    ResourceType: 'auto-scaling-group',
    Key,
    Value: value,
    PropagateAtLaunch: propagate,
  }))

interface Describe {
  readonly AutoScalingGroupNames?: readonly string[]
  readonly Filters?: readonly { readonly Name?: string; readonly Values?: readonly string[] }[]
  readonly MaxRecords?: number
  readonly NextToken?: string
}

function describeGroups(state: AccountState, input: Describe, now: number) {
  const { AutoScalingGroupNames: names = [], Filters = [], MaxRecords: limit = 50, NextToken: token } = input
  const all = [...state.autoScalingGroups.values()].filter(
    (group) =>
      (names.length === 0 || names.includes(group.name)) &&
      Filters.every(({ Name = '', Values = [] }) => passes(group, Name, Values)),
  )
  const { items, next } = pageOf(all, { limit, token, refusal: 'InvalidNextToken' })
  return { AutoScalingGroups: items.map((group) => shown(state, group, now)), NextToken: next }
}

function passes({ tags }: Group, name: string, values: readonly string[]): boolean {
  if (name.startsWith('tag:')) return values.includes(tags.get(name.slice('tag:'.length))?.value ?? '')
  if (name === 'tag-key') return values.some((value) => tags.has(value))
  if (name === 'tag-value') return [...tags.values()].some(({ value }) => values.includes(value))
  throw new Refusal('ValidationError', `Filter name ${name} is not valid`)
}

interface Sizes {
  readonly AutoScalingGroupName: string
  readonly MinSize?: number
  readonly MaxSize?: number
  readonly DesiredCapacity?: number
}

interface GivenTag {
  readonly Key: string
  readonly Value?: string
  readonly PropagateAtLaunch?: boolean
  readonly ResourceId?: string
}

interface Create extends Sizes, Fields {
  readonly MinSize: number
  readonly MaxSize: number
  readonly Tags?: readonly GivenTag[]
  readonly InstanceId?: string
}

function createGroup(state: AccountState, input: Create, now: number) {
  const {
    AutoScalingGroupName: name,
    MinSize: min,
    MaxSize: max,
    DesiredCapacity: desired = min,
    Tags = [],
    ...given
  } = input
  if (state.autoScalingGroups.has(name))
    throw new Refusal(
      'AlreadyExists',
      `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
    )
  checkSizes(min, max, desired)
  const tags = new Map(
    Tags.map(({ Key, Value = '', PropagateAtLaunch = false }) => [Key, { value: Value, propagate: PropagateAtLaunch }]),
  )
  const { InstanceId: _, AvailabilityZones: __, ...fields } = given
  const group: Group = {
    name,
    created: now,
    tags,
    min,
    max,
    desired,
    uuid: newUuid(state),
    suspended: new Map(),
    members: new Map(),
    fields: { ...standardGroup, ...fields },
  }
  state.autoScalingGroups.set(name, group)
  scale(state, group, now)
  return {}
}

function checkSizes(min: number, max: number, desired: number): void {
  if (min > max)
    throw new Refusal('ValidationError', `Max bound, ${max}, must be greater than or equal to min bound, ${min}`)
  if (desired < min || desired > max)
    throw new Refusal(
      'ValidationError',
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    )
}

/** Launches or ends instances until there are as many as desired; the oldest go first. */
function scale(state: AccountState, group: Group, now: number): void {
  const active = membersOf(state, group, now).filter(
    ([id, { standby }]) => !standby && stateAt(state.instances.get(id)?.state ?? [], now) !== 'shutting-down',
  )
  const surplus = active.filter(([, member]) => !member.protected).slice(0, Math.max(0, active.length - group.desired))
  if (!group.suspended.has('Terminate'))
    for (const [id] of surplus) {
      const instance = state.instances.get(id)
      if (instance) terminate(state, instance, now)
    }
  if (group.suspended.has('Launch')) return
  for (let count = active.length; count < group.desired; count++) {
    const tags = [...group.tags].flatMap(([key, { value, propagate }]) => (propagate ? [[key, value] as const] : []))
    const all = new Map([...tags, ['aws:autoscaling:groupName', group.name]])
    const instance = launch(state, defaultSubnet(state), { tags: all }, now)
    group.members.set(instance.id, { joined: now, protected: false, standby: false })
  }
}

function updateGroup(state: AccountState, input: Sizes & Fields, now: number) {
  const { AutoScalingGroupName: name, MinSize, MaxSize, DesiredCapacity, AvailabilityZones: _, ...given } = input
  const group = groupNamed(state, name)
  const [min, max] = [MinSize ?? group.min, MaxSize ?? group.max]
  // A desired capacity that no longer fits follows the bounds (API reference, UpdateAutoScalingGroup).
  const desired = DesiredCapacity ?? Math.min(max, Math.max(min, group.desired))
  checkSizes(min, max, desired)
  Object.assign(group, { min, max, desired, fields: { ...group.fields, ...given } })
  scale(state, group, now)
  return {}
}

function setDesiredCapacity(state: AccountState, input: Sizes & { readonly DesiredCapacity: number }, now: number) {
  const group = groupNamed(state, input.AutoScalingGroupName)
  const { min, max } = group
  if (input.DesiredCapacity > max)
    throw new Refusal(
      'ValidationError',
      `New SetDesiredCapacity value ${input.DesiredCapacity} is above max value ${max} for the AutoScalingGroup.`,
    )
  if (input.DesiredCapacity < min)
    throw new Refusal(
      'ValidationError',
      `New SetDesiredCapacity value ${input.DesiredCapacity} is below min value ${min} for the AutoScalingGroup.`,
    )
  group.desired = input.DesiredCapacity
  scale(state, group, now)
  return {}
}

function deleteGroup(
  state: AccountState,
  input: { readonly AutoScalingGroupName: string; readonly ForceDelete?: boolean },
  now: number,
) {
  const group = groupNamed(state, input.AutoScalingGroupName)
  const members = membersOf(state, group, now)
  if (members.length > 0 && !input.ForceDelete)
    throw new Refusal(
      'ResourceInUse',
      'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
    )
  for (const [id] of members) {
    const instance = state.instances.get(id)
    if (instance) terminate(state, instance, now)
  }
  state.autoScalingGroups.delete(group.name)
  return {}
}

interface Processes {
  readonly AutoScalingGroupName: string
  readonly ScalingProcesses?: readonly string[]
}

/** All processes (user guide, suspend and resume processes). */
const processes = [
  'Launch',
  'Terminate',
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'ReplaceUnhealthy',
  'ScheduledActions',
]

function suspendProcesses(state: AccountState, { AutoScalingGroupName, ScalingProcesses }: Processes, now: number) {
  const { suspended } = groupNamed(state, AutoScalingGroupName)
  for (const process of ScalingProcesses ?? processes) suspended.set(process, now)
  return {}
}

function resumeProcesses(state: AccountState, { AutoScalingGroupName, ScalingProcesses }: Processes, now: number) {
  const group = groupNamed(state, AutoScalingGroupName)
  for (const process of ScalingProcesses ?? processes) group.suspended.delete(process)
  scale(state, group, now)
  return {}
}

interface Instances {
  readonly AutoScalingGroupName: string
  readonly InstanceIds?: readonly string[]
  readonly ShouldDecrementDesiredCapacity?: boolean
}

function memberNamed({ name, members }: Group, id: string): Member {
  const member = members.get(id)
  if (!member) throw new Refusal('ValidationError', `The instance ${id} is not part of Auto Scaling group ${name}.`)
  return member
}

const activity = (state: AccountState, group: Group, description: string, now: number) => ({
  ActivityId: newUuid(state),
  AutoScalingGroupName: group.name,
  Cause: `At ${timeText(now)} a user asked for it.`,
  Description: description,
  StartTime: timeText(now),
  StatusCode: 'InProgress',
  Progress: 50,
})

function enterStandby(state: AccountState, input: Instances, now: number) {
  const { InstanceIds = [] } = input
  const group = groupNamed(state, input.AutoScalingGroupName)
  const members = InstanceIds.map((id) => [id, memberNamed(group, id)] as const)
  const left = group.desired - (input.ShouldDecrementDesiredCapacity ? members.length : 0)
  if (left < group.min)
    throw new Refusal(
      'ValidationError',
      `AutoScalingGroup ${group.name} has min-size=${group.min}, max-size=${group.max}, and desired-size=${group.desired}. To place into standby ${members.length} instance, please update the AutoScalingGroup sizes appropriately.`,
    )
  for (const [id, member] of members) group.members.set(id, { ...member, standby: true })
  group.desired = left
  scale(state, group, now)
  return { Activities: InstanceIds.map((id) => activity(state, group, `Moving EC2 instance to Standby: ${id}`, now)) }
}

function exitStandby(state: AccountState, { AutoScalingGroupName, InstanceIds = [] }: Instances, now: number) {
  const group = groupNamed(state, AutoScalingGroupName)
  for (const [id, member] of InstanceIds.map((id) => [id, memberNamed(group, id)] as const))
    group.members.set(id, { ...member, standby: false })
  group.desired = Math.min(group.max, group.desired + InstanceIds.length)
  return {
    Activities: InstanceIds.map((id) => activity(state, group, `Moving EC2 instance out of Standby: ${id}`, now)),
  }
}

interface One {
  readonly InstanceId: string
  readonly ShouldDecrementDesiredCapacity: boolean
}

function groupOfMember(state: AccountState, id: string): Group {
  const group = [...state.autoScalingGroups.values()].find(({ members }) => members.has(id))
  if (!group)
    throw new Refusal('ValidationError', `Instance Id not found - No managed instance found for instance ID: ${id}`)
  return group
}

function terminateMember(state: AccountState, { InstanceId, ShouldDecrementDesiredCapacity }: One, now: number) {
  const group = groupOfMember(state, InstanceId)
  const instance = state.instances.get(InstanceId)
  if (instance) terminate(state, instance, now)
  if (ShouldDecrementDesiredCapacity) group.desired = Math.max(group.min, group.desired - 1)
  scale(state, group, now)
  return { Activity: activity(state, group, `Terminating EC2 instance: ${InstanceId}`, now) }
}

function detachInstances(state: AccountState, input: Instances, now: number) {
  const { InstanceIds = [] } = input
  const group = groupNamed(state, input.AutoScalingGroupName)
  for (const id of InstanceIds) memberNamed(group, id)
  for (const id of InstanceIds) group.members.delete(id)
  if (input.ShouldDecrementDesiredCapacity) group.desired = Math.max(group.min, group.desired - InstanceIds.length)
  scale(state, group, now)
  return { Activities: InstanceIds.map((id) => activity(state, group, `Detaching EC2 instance: ${id}`, now)) }
}

function describeInstances(
  state: AccountState,
  { InstanceIds, NextToken: token }: { readonly InstanceIds?: readonly string[]; readonly NextToken?: string },
  now: number,
) {
  const all = [...state.autoScalingGroups.values()].flatMap((group) =>
    membersOf(state, group, now)
      .filter(([id]) => !InstanceIds || InstanceIds.includes(id))
      .map(([id, member]) => {
        const { HealthStatus, ...shown } = shownMember(state, id, member, now)
        return { ...shown, HealthStatus: HealthStatus.toUpperCase(), AutoScalingGroupName: group.name }
      }),
  )
  const { items, next } = pageOf(all, { limit: 50, token, refusal: 'InvalidNextToken' })
  return { AutoScalingInstances: items, NextToken: next }
}

function createOrUpdateTags(state: AccountState, { Tags }: { readonly Tags: readonly GivenTag[] }) {
  const groups = Tags.map((tag) => [groupNamed(state, tag.ResourceId ?? ''), tag] as const)
  for (const [{ tags }, { Key, Value = '', PropagateAtLaunch = false }] of groups)
    tags.set(Key, { value: Value, propagate: PropagateAtLaunch })
  return {}
}

function deleteTags(state: AccountState, { Tags }: { readonly Tags: readonly GivenTag[] }) {
  for (const { ResourceId = '', Key } of Tags) groupNamed(state, ResourceId).tags.delete(Key)
  return {}
}

const describeTags = ({ autoScalingGroups }: AccountState) => ({
  Tags: [...autoScalingGroups.values()].flatMap(groupTags),
})

export const autoscalingOperations: ServiceOperations = {
  CreateAutoScalingGroup: createGroup,
  CreateOrUpdateTags: createOrUpdateTags,
  DeleteAutoScalingGroup: deleteGroup,
  DeleteTags: deleteTags,
  DescribeAutoScalingGroups: describeGroups,
  DescribeAutoScalingInstances: describeInstances,
  DescribeTags: describeTags,
  DetachInstances: detachInstances,
  EnterStandby: enterStandby,
  ExitStandby: exitStandby,
  ResumeProcesses: resumeProcesses,
  SetDesiredCapacity: setDesiredCapacity,
  SuspendProcesses: suspendProcesses,
  TerminateInstanceInAutoScalingGroup: terminateMember,
  UpdateAutoScalingGroup: updateGroup,
}

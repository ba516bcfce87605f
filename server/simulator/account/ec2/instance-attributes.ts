import { type AccountState, newId } from '../account-state.js'
import { stateAt } from '../course.js'
import { profileNamed } from '../iam/instance-profiles.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { Refusal } from '../refusal.js'
import { type Description, filtered, plainFilters } from './filters.js'
import { withId, withIds } from './ids.js'
import { existing, type Instance, type ProfileAssociation } from './instances.js'

interface Value<T> {
  readonly Value?: T
}

interface ModifyAttribute {
  readonly InstanceId: string
  readonly Attribute?: string
  readonly Value?: string
  readonly InstanceType?: Value<string>
  readonly DisableApiTermination?: Value<boolean>
  readonly SourceDestCheck?: Value<boolean>
  readonly InstanceInitiatedShutdownBehavior?: Value<string>
  readonly UserData?: Value<string>
  readonly Groups?: readonly string[]
}

/** Attributes that EC2 changes only while the instance is stopped. */
const ofStopped = ['instanceType', 'userData']

function modifyInstanceAttribute(state: AccountState, input: ModifyAttribute, now: number) {
  const instance = withId(existing(state, now), 'instance', input.InstanceId)
  const named: Fields = input.Attribute === undefined ? {} : { [input.Attribute]: input.Value }
  const type = input.InstanceType?.Value ?? (named['instanceType'] as string | undefined)
  const userData = input.UserData?.Value ?? (named['userData'] as string | undefined)
  const changes: Fields = { instanceType: type, userData }
  const first = ofStopped.find((name) => changes[name] !== undefined)
  if (first !== undefined && stateAt(instance.state, now) !== 'stopped')
    throw new Refusal('IncorrectInstanceState', `The instance '${instance.id}' is not in the 'stopped' state.`)
  const groups = input.Groups && withIds(state.securityGroups, 'security-group', input.Groups).map(({ id }) => id)
  instance.type = type ?? instance.type
  instance.userData = userData ?? instance.userData
  instance.groups = groups ?? instance.groups
  instance.terminationProtected =
    input.DisableApiTermination?.Value ?? flagIn(named['disableApiTermination']) ?? instance.terminationProtected
  instance.sourceDestCheck =
    input.SourceDestCheck?.Value ?? flagIn(named['sourceDestCheck']) ?? instance.sourceDestCheck
  instance.shutdownBehavior =
    input.InstanceInitiatedShutdownBehavior?.Value ??
    (named['instanceInitiatedShutdownBehavior'] as string | undefined) ??
    instance.shutdownBehavior
  return {}
}

const flagIn = (value: unknown): boolean | undefined => (value === undefined ? undefined : String(value) === 'true')

interface DescribeAttribute {
  readonly InstanceId: string
  readonly Attribute: string
}

function describeInstanceAttribute(state: AccountState, { InstanceId, Attribute }: DescribeAttribute, now: number) {
  const instance = withId(existing(state, now), 'instance', InstanceId)
  const attribute = attributeOf(instance, Attribute)
  return { InstanceId, ...attribute }
}

function attributeOf(instance: Instance, name: string): Fields {
  switch (name) {
    case 'instanceType':
      return { InstanceType: { Value: instance.type } }
    case 'disableApiTermination':
      return { DisableApiTermination: { Value: instance.terminationProtected } }
    case 'sourceDestCheck':
      return { SourceDestCheck: { Value: instance.sourceDestCheck } }
    case 'instanceInitiatedShutdownBehavior':
      return { InstanceInitiatedShutdownBehavior: { Value: instance.shutdownBehavior } }
    case 'userData':
      return { UserData: instance.userData === undefined ? {} : { Value: instance.userData } }
    case 'groupSet':
      return { Groups: instance.groups.map((GroupId) => ({ GroupId })) }
    case 'rootDeviceName':
      return { RootDeviceName: { Value: instance.rootDevice } }
    default:
      return {}
  }
}

function modifyMetadataOptions(state: AccountState, input: Fields & { readonly InstanceId: string }, now: number) {
  const { InstanceId, DryRun: _, ...options } = input
  const instance = withId(existing(state, now), 'instance', InstanceId)
  instance.metadata = { ...instance.metadata, ...options }
  return { InstanceId, InstanceMetadataOptions: { ...instance.metadata, State: 'pending' } }
}

const shown = (state: AccountState, instance: Instance, { id, arn, since }: ProfileAssociation, State: string) => ({
  AssociationId: id,
  InstanceId: instance.id,
  IamInstanceProfile: { Arn: arn, Id: state.instanceProfiles.get(arn.slice(arn.lastIndexOf('/') + 1))?.id ?? '' },
  State,
  Timestamp: timeText(since),
})

interface Associate {
  readonly InstanceId: string
  readonly IamInstanceProfile: { readonly Arn?: string; readonly Name?: string }
}

function associateIamInstanceProfile(state: AccountState, input: Associate, now: number) {
  const instance = withId(existing(state, now), 'instance', input.InstanceId)
  const { arn } = profileNamed(state, input.IamInstanceProfile)
  if (instance.profile)
    throw new Refusal('IncorrectState', `There is an existing association for instance ${instance.id}`)
  instance.profile = { id: newId(state, 'iip-assoc'), arn, since: now }
  return { IamInstanceProfileAssociation: shown(state, instance, instance.profile, 'associating') }
}

interface Found {
  readonly instance: Instance
  readonly profile: ProfileAssociation
}

const associations = (state: AccountState): readonly Found[] =>
  [...state.instances.values()].flatMap((instance) =>
    instance.profile ? [{ instance, profile: instance.profile }] : [],
  )

function associationOf(state: AccountState, id: string): Found {
  const found = associations(state).find(({ profile }) => profile.id === id)
  if (!found) throw new Refusal('InvalidAssociationID.NotFound', `An invalid association-id of '${id}' was given`)
  return found
}

function disassociateIamInstanceProfile(state: AccountState, { AssociationId }: { readonly AssociationId: string }) {
  const { instance, profile } = associationOf(state, AssociationId)
  instance.profile = undefined
  return { IamInstanceProfileAssociation: shown(state, instance, profile, 'disassociating') }
}

interface Replace {
  readonly AssociationId: string
  readonly IamInstanceProfile: { readonly Arn?: string; readonly Name?: string }
}

function replaceIamInstanceProfileAssociation(state: AccountState, input: Replace, now: number) {
  const { instance } = associationOf(state, input.AssociationId)
  const { arn } = profileNamed(state, input.IamInstanceProfile)
  instance.profile = { id: newId(state, 'iip-assoc'), arn, since: now }
  return { IamInstanceProfileAssociation: shown(state, instance, instance.profile, 'associating') }
}

interface DescribeAssociations extends Description {
  readonly AssociationIds?: readonly string[]
}

function describeIamInstanceProfileAssociations(state: AccountState, input: DescribeAssociations) {
  const { AssociationIds: ids = [] } = input
  const all = associations(state)
    .filter(({ profile }) => ids.length === 0 || ids.includes(profile.id))
    .map(({ instance, profile }) => shown(state, instance, profile, 'associated'))
  const { items, next } = filtered(all, input, plainFilters('instance-id state'))
  return { IamInstanceProfileAssociations: items, NextToken: next }
}

export const attributeOperations: ServiceOperations = {
  AssociateIamInstanceProfile: associateIamInstanceProfile,
  DescribeIamInstanceProfileAssociations: describeIamInstanceProfileAssociations,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DisassociateIamInstanceProfile: disassociateIamInstanceProfile,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceMetadataOptions: modifyMetadataOptions,
  ReplaceIamInstanceProfileAssociation: replaceIamInstanceProfileAssociation,
}

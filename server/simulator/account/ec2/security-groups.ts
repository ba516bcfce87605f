import { addTo } from '../../../languages/add-to.js'
import { type AccountState, arnOf, newId } from '../account-state.js'
import type { ServiceOperations } from '../operation.js'
import { type Tags, tagList } from '../tags.js'
import { Refusal } from '../refusal.js'
import { type Description, filtered, plainFilters } from './filters.js'
import { withId, withIds } from './ids.js'
import { type TagSpecification, tagsFor } from './tag-specifications.js'

export interface SecurityGroup {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly vpc: string
  readonly tags: Tags
  ingress: readonly Permission[]
  egress: readonly Permission[]
}

/** A permission as EC2 gives it; just one of its lists has just one item here, so that permissions can be told apart. */
export interface Permission {
  readonly IpProtocol?: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly IpRanges?: readonly { readonly CidrIp?: string; readonly Description?: string }[]
  readonly Ipv6Ranges?: readonly { readonly CidrIpv6?: string; readonly Description?: string }[]
  readonly PrefixListIds?: readonly { readonly PrefixListId?: string; readonly Description?: string }[]
  readonly UserIdGroupPairs?: readonly {
    readonly GroupId?: string
    readonly UserId?: string
    readonly Description?: string
  }[]
}

const lists = ['IpRanges', 'Ipv6Ranges', 'PrefixListIds', 'UserIdGroupPairs'] as const

/** All that may leave: what a new group allows. */
export const openEgress: readonly Permission[] = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]

/** One permission for each source or target of the given ones. */
export const apart = (permissions: readonly Permission[]): readonly Permission[] =>
  permissions.flatMap(({ IpProtocol = '-1', FromPort, ToPort, ...given }) =>
    lists.flatMap((list) =>
      (given[list] ?? []).map((one) => ({
        IpProtocol,
        ...(FromPort !== undefined && { FromPort }),
        ...(ToPort !== undefined && { ToPort }),
        [list]: [one],
      })),
    ),
  )

/** What makes a permission another one: all but its description. */
function keyOf(permission: Permission): string {
  const { IpProtocol, FromPort, ToPort } = permission
  const [one] = lists.flatMap((list) => permission[list] ?? [])
  const { Description: _, UserId: __, ...source } = (one ?? {}) as Readonly<Record<string, unknown>>
  return JSON.stringify([IpProtocol, FromPort, ToPort, source])
}

/** Permissions of the same protocol and ports as one, as EC2 gives them. */
function together(permissions: readonly Permission[]): readonly Permission[] {
  const byPorts = new Map<string, Permission[]>()
  for (const permission of permissions) {
    const key = JSON.stringify([permission.IpProtocol, permission.FromPort, permission.ToPort])
    addTo(byPorts, key, permission)
  }
  return [...byPorts.values()].map((same) => ({
    ...same[0],
    ...Object.fromEntries(lists.map((list) => [list, same.flatMap((each): readonly object[] => each[list] ?? [])])),
  }))
}

const shown = (state: AccountState, group: SecurityGroup) => ({
  GroupId: group.id,
  GroupName: group.name,
  Description: group.description,
  VpcId: group.vpc,
  OwnerId: state.account,
  SecurityGroupArn: arnOf(state, 'ec2', `security-group/${group.id}`),
  IpPermissions: together(group.ingress),
  IpPermissionsEgress: together(group.egress),
  Tags: tagList(group.tags),
})

const filterPaths = {
  ...plainFilters('group-id group-name description vpc-id owner-id'),
  'ip-permission.cidr': 'IpPermissions.IpRanges.CidrIp',
  'ip-permission.from-port': 'IpPermissions.FromPort',
  'ip-permission.to-port': 'IpPermissions.ToPort',
  'ip-permission.protocol': 'IpPermissions.IpProtocol',
  'ip-permission.group-id': 'IpPermissions.UserIdGroupPairs.GroupId',
  'egress.ip-permission.cidr': 'IpPermissionsEgress.IpRanges.CidrIp',
}

interface DescribeGroups extends Description {
  readonly GroupIds?: readonly string[]
  readonly GroupNames?: readonly string[]
}

function describeSecurityGroups(state: AccountState, input: DescribeGroups) {
  const { GroupIds, GroupNames = [] } = input
  const found = withIds(state.securityGroups, 'security-group', GroupIds)
  const missing = GroupNames.find((name) => !found.some((group) => group.name === name))
  if (missing !== undefined)
    throw new Refusal('InvalidGroup.NotFound', `The security group '${missing}' does not exist`)
  const named = GroupNames.length === 0 ? found : found.filter(({ name }) => GroupNames.includes(name))
  const { items, next } = filtered(
    named.map((group) => shown(state, group)),
    input,
    filterPaths,
  )
  return { SecurityGroups: items, NextToken: next }
}

interface CreateGroup {
  readonly GroupName: string
  readonly Description: string
  readonly VpcId?: string
  readonly TagSpecifications?: readonly TagSpecification[]
}

function createSecurityGroup(
  state: AccountState,
  { GroupName: name, Description: description, ...input }: CreateGroup,
) {
  const vpc = input.VpcId ?? defaultVpc(state)
  withId(state.vpcs, 'vpc', vpc)
  if ([...state.securityGroups.values()].some((group) => group.name === name && group.vpc === vpc))
    throw new Refusal('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpc}'`)
  const id = newId(state, 'sg')
  const tags = tagsFor('security-group', input.TagSpecifications)
  state.securityGroups.set(id, { id, name, description, vpc, tags, ingress: [], egress: openEgress })
  return { GroupId: id, SecurityGroupArn: arnOf(state, 'ec2', `security-group/${id}`), Tags: tagList(tags) }
}

/** The VPC that is meant where none is named. */
export function defaultVpc({ vpcs }: AccountState): string {
  const vpc = [...vpcs.values()].find(({ isDefault }) => isDefault)
  if (!vpc) throw new Refusal('VPCIdNotSpecified', 'No default VPC for this user')
  return vpc.id
}

interface NamedGroup {
  readonly GroupId?: string
  readonly GroupName?: string
}

function groupOf({ securityGroups }: AccountState, { GroupId, GroupName }: NamedGroup): SecurityGroup {
  if (GroupId !== undefined) return withId(securityGroups, 'security-group', GroupId)
  if (GroupName === undefined)
    throw new Refusal('MissingParameter', 'The request must contain the parameter groupName or groupId')
  const group = [...securityGroups.values()].find(({ name }) => name === GroupName)
  if (!group) throw new Refusal('InvalidGroup.NotFound', `The security group '${GroupName}' does not exist`)
  return group
}

function deleteSecurityGroup(state: AccountState, input: NamedGroup) {
  const { id, name } = groupOf(state, input)
  if (name === 'default')
    throw new Refusal('CannotDelete', `the specified group: "${id}" name: "default" cannot be deleted by a user`)
  const used =
    [...state.instances.values()].some(({ groups }) => groups.includes(id)) ||
    [...state.securityGroups.values()].some((group) => group.id !== id && refersTo(group, id))
  if (used) throw new Refusal('DependencyViolation', `resource ${id} has a dependent object`)
  state.securityGroups.delete(id)
  return { Return: true, GroupId: id }
}

const refersTo = ({ ingress, egress }: SecurityGroup, id: string): boolean =>
  [...ingress, ...egress].some(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.some(({ GroupId }) => GroupId === id))

interface ChangePermissions extends NamedGroup {
  readonly IpPermissions?: readonly Permission[]
  readonly IpProtocol?: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly CidrIp?: string
}

/** The permissions of an input, which may be written in two ways. */
function permissionsIn({
  IpPermissions,
  IpProtocol,
  FromPort,
  ToPort,
  CidrIp,
}: ChangePermissions): readonly Permission[] {
  const single = CidrIp === undefined ? [] : [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] } as Permission]
  return apart(IpPermissions ?? single)
}

type Direction = 'ingress' | 'egress'

const authorize = (direction: Direction) => (state: AccountState, input: ChangePermissions) => {
  const group = groupOf(state, input)
  const before = new Set(group[direction].map(keyOf))
  const added = permissionsIn(input)
  const twice = added.find((each) => before.has(keyOf(each)))
  if (twice) throw new Refusal('InvalidPermission.Duplicate', `the specified rule "${ruleText(twice)}" already exists`)
  group[direction] = [...group[direction], ...added]
  return { Return: true }
}

const revoke = (direction: Direction) => (state: AccountState, input: ChangePermissions) => {
  const group = groupOf(state, input)
  const removed = new Set(permissionsIn(input).map(keyOf))
  const left = group[direction].filter((each) => !removed.has(keyOf(each)))
  if (group[direction].length - left.length < removed.size)
    throw new Refusal('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
  group[direction] = left
  return { Return: true }
}

/** As EC2 writes it: `peer: 10.0.0.0/8, TCP, from port: 22, to port: 22, ALLOW`. */
function ruleText(permission: Permission): string {
  const { IpProtocol = '-1', FromPort, ToPort } = permission
  const [peer = {}] = lists.flatMap((list): readonly object[] => permission[list] ?? [])
  const ports = FromPort === undefined ? '' : `, from port: ${FromPort}, to port: ${ToPort}`
  return `peer: ${Object.values(peer)[0]}, ${IpProtocol === '-1' ? 'ALL' : IpProtocol.toUpperCase()}${ports}, ALLOW`
}

export const securityGroupOperations: ServiceOperations = {
  AuthorizeSecurityGroupEgress: authorize('egress'),
  AuthorizeSecurityGroupIngress: authorize('ingress'),
  CreateSecurityGroup: createSecurityGroup,
  DeleteSecurityGroup: deleteSecurityGroup,
  DescribeSecurityGroups: describeSecurityGroups,
  RevokeSecurityGroupEgress: revoke('egress'),
  RevokeSecurityGroupIngress: revoke('ingress'),
}

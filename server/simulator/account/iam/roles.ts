import { type AccountState, arnOf, newIamId } from '../account-state.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, dropTags, putTags, tagList, tagsFrom } from '../tags.js'
import { Refusal } from '../refusal.js'
import { attachable, type IamPage, iamPage } from './policies.js'

export interface Role {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly created: number
  readonly tags: Tags
  description: string
  trust: string
  maxSession: number
  /** ARNs of policies. */
  readonly attached: Set<string>
  /** Documents of policies that are the role's own, by name. */
  readonly inline: Map<string, string>
}

export function roleNamed({ roles }: AccountState, name: string): Role {
  const role = roles.get(name)
  if (!role) throw new Refusal('NoSuchEntity', `The role with name ${name} cannot be found.`)
  return role
}

/** A role as GetRole gives it; lists leave the last fields out. */
export const shownRole = (state: AccountState, role: Role): Fields => ({
  RoleName: role.name,
  RoleId: role.id,
  Arn: arnOf(state, 'iam', `role${role.path}${role.name}`),
  Path: role.path,
  CreateDate: timeText(role.created),
  AssumeRolePolicyDocument: role.trust,
  Description: role.description,
  MaxSessionDuration: role.maxSession,
  Tags: tagList(role.tags),
  RoleLastUsed: {},
})

/** A role as it stands in lists and in instance profiles. */
export function listedRole(state: AccountState, role: Role): Fields {
  const { Tags: _, RoleLastUsed: __, ...listed } = shownRole(state, role)
  return listed
}

interface Create {
  readonly RoleName: string
  readonly AssumeRolePolicyDocument: string
  readonly Path?: string
  readonly Description?: string
  readonly MaxSessionDuration?: number
  readonly Tags?: readonly Tag[]
}

function createRole(state: AccountState, input: Create, now: number) {
  const { RoleName: name, AssumeRolePolicyDocument: trust, Path: path = '/' } = input
  if (state.roles.has(name)) throw new Refusal('EntityAlreadyExists', `Role with name ${name} already exists.`)
  const role: Role = {
    id: newIamId(state, 'AROA'),
    name,
    path,
    created: now,
    tags: tagsFrom(input.Tags),
    description: input.Description ?? '',
    trust,
    maxSession: input.MaxSessionDuration ?? 3600,
    attached: new Set(),
    inline: new Map(),
  }
  state.roles.set(name, role)
  const { RoleLastUsed: _, ...shown } = shownRole(state, role)
  return { Role: shown }
}

interface OfRole {
  readonly RoleName: string
}

const getRole = (state: AccountState, { RoleName }: OfRole) => ({ Role: shownRole(state, roleNamed(state, RoleName)) })

function listRoles(state: AccountState, input: IamPage & { readonly PathPrefix?: string }) {
  const all = [...state.roles.values()].filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
  const { items, more } = iamPage(all, input)
  return { Roles: items.map((role) => listedRole(state, role)), ...more }
}

function deleteRole(state: AccountState, { RoleName }: OfRole) {
  const role = roleNamed(state, RoleName)
  const refuse = (message: string) => new Refusal('DeleteConflict', `Cannot delete entity, must ${message} first.`)
  if ([...state.instanceProfiles.values()].some((profile) => profile.role === RoleName))
    throw refuse('remove roles from instance profile')
  if (role.attached.size > 0) throw refuse('detach all policies')
  if (role.inline.size > 0) throw refuse('delete policies')
  state.roles.delete(RoleName)
  return {}
}

interface Update extends OfRole {
  readonly Description?: string
  readonly MaxSessionDuration?: number
}

function updateRole(state: AccountState, { RoleName, Description, MaxSessionDuration }: Update) {
  const role = roleNamed(state, RoleName)
  role.description = Description ?? role.description
  role.maxSession = MaxSessionDuration ?? role.maxSession
  return {}
}

function updateAssumeRolePolicy(
  state: AccountState,
  { RoleName, PolicyDocument }: OfRole & { readonly PolicyDocument: string },
) {
  roleNamed(state, RoleName).trust = PolicyDocument
  return {}
}

interface Attach extends OfRole {
  readonly PolicyArn: string
}

function attachRolePolicy(state: AccountState, { RoleName, PolicyArn }: Attach) {
  const role = roleNamed(state, RoleName)
  attachable(state, PolicyArn)
  role.attached.add(PolicyArn)
  return {}
}

function detachRolePolicy(state: AccountState, { RoleName, PolicyArn }: Attach) {
  const role = roleNamed(state, RoleName)
  if (!role.attached.delete(PolicyArn)) throw new Refusal('NoSuchEntity', `Policy ${PolicyArn} was not found.`)
  return {}
}

function listAttachedRolePolicies(state: AccountState, input: OfRole & IamPage) {
  const { items, more } = iamPage([...roleNamed(state, input.RoleName).attached], input)
  const AttachedPolicies = items.map((PolicyArn) => ({
    PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1),
    PolicyArn,
  }))
  return { AttachedPolicies, ...more }
}

interface Inline extends OfRole {
  readonly PolicyName: string
}

function putRolePolicy(
  state: AccountState,
  { RoleName, PolicyName, PolicyDocument }: Inline & { readonly PolicyDocument: string },
) {
  roleNamed(state, RoleName).inline.set(PolicyName, PolicyDocument)
  return {}
}

function getRolePolicy(state: AccountState, { RoleName, PolicyName }: Inline) {
  const PolicyDocument = roleNamed(state, RoleName).inline.get(PolicyName)
  if (PolicyDocument === undefined) throw noInline(PolicyName)
  return { RoleName, PolicyName, PolicyDocument }
}

const noInline = (name: string): Refusal =>
  new Refusal('NoSuchEntity', `The role policy with name ${name} cannot be found.`)

function deleteRolePolicy(state: AccountState, { RoleName, PolicyName }: Inline) {
  if (!roleNamed(state, RoleName).inline.delete(PolicyName)) throw noInline(PolicyName)
  return {}
}

function listRolePolicies(state: AccountState, input: OfRole & IamPage) {
  const { items, more } = iamPage([...roleNamed(state, input.RoleName).inline.keys()], input)
  return { PolicyNames: items, ...more }
}

function tagRole(state: AccountState, { RoleName, Tags }: OfRole & { readonly Tags: readonly Tag[] }) {
  const { tags } = roleNamed(state, RoleName)
  putTags(tags, Tags)
  return {}
}

function untagRole(state: AccountState, { RoleName, TagKeys }: OfRole & { readonly TagKeys: readonly string[] }) {
  const { tags } = roleNamed(state, RoleName)
  dropTags(tags, TagKeys)
  return {}
}

const listRoleTags = (state: AccountState, { RoleName }: OfRole) => ({
  Tags: tagList(roleNamed(state, RoleName).tags),
  IsTruncated: false,
})

export const roleOperations: ServiceOperations = {
  AttachRolePolicy: attachRolePolicy,
  CreateRole: createRole,
  DeleteRole: deleteRole,
  DeleteRolePolicy: deleteRolePolicy,
  DetachRolePolicy: detachRolePolicy,
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListRolePolicies: listRolePolicies,
  ListRoleTags: listRoleTags,
  ListRoles: listRoles,
  PutRolePolicy: putRolePolicy,
  TagRole: tagRole,
  UntagRole: untagRole,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
}

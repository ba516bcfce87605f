import { type AccountState, arnOf, newIamId } from '../account-state.js'
import { type Fields, type ServiceOperations, timeText } from '../operation.js'
import { type Tag, type Tags, tagList, tagsFrom } from '../tags.js'
import { Refusal } from '../refusal.js'
import { type IamPage, iamPage } from './policies.js'
import { listedRole, roleNamed } from './roles.js'

export interface InstanceProfile {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly arn: string
  readonly created: number
  readonly tags: Tags
  /** The name of the one role that it may have. */
  role: string | undefined
}

function profileOf({ instanceProfiles }: AccountState, name: string): InstanceProfile {
  const profile = instanceProfiles.get(name)
  if (!profile) throw new Refusal('NoSuchEntity', `Instance Profile ${name} cannot be found.`)
  return profile
}

/** The profile that EC2 is told of, in its words where there is none. */
export function profileNamed(
  { instanceProfiles }: AccountState,
  { Arn, Name }: { readonly Arn?: string; readonly Name?: string },
): InstanceProfile {
  const profile =
    Arn === undefined ? instanceProfiles.get(Name ?? '') : [...instanceProfiles.values()].find(({ arn }) => arn === Arn)
  if (profile) return profile
  const [field, value] = Arn === undefined ? ['iamInstanceProfile.name', Name] : ['iamInstanceProfile.arn', Arn]
  throw new Refusal(
    'InvalidParameterValue',
    `Value (${value}) for parameter ${field} is invalid. Invalid IAM Instance Profile ${Arn === undefined ? 'name' : 'ARN'}`,
  )
}

function shown(state: AccountState, { id, name, path, arn, created, tags, role }: InstanceProfile): Fields {
  return {
    InstanceProfileName: name,
    InstanceProfileId: id,
    Arn: arn,
    Path: path,
    CreateDate: timeText(created),
    Roles: role === undefined ? [] : [listedRole(state, roleNamed(state, role))],
    Tags: tagList(tags),
  }
}

interface Create {
  readonly InstanceProfileName: string
  readonly Path?: string
  readonly Tags?: readonly Tag[]
}

function createInstanceProfile(state: AccountState, { InstanceProfileName, Path, Tags }: Create, now: number) {
  if (state.instanceProfiles.has(InstanceProfileName))
    throw new Refusal('EntityAlreadyExists', `Instance Profile ${InstanceProfileName} already exists.`)
  const profile = newInstanceProfile(state, InstanceProfileName, now, Path, tagsFrom(Tags))
  return { InstanceProfile: shown(state, profile) }
}

/** Makes an instance profile without a role. */
export function newInstanceProfile(
  state: AccountState,
  name: string,
  now: number,
  path = '/',
  tags: Tags = new Map(),
): InstanceProfile {
  const arn = arnOf(state, 'iam', `instance-profile${path}${name}`)
  const profile = { id: newIamId(state, 'AIPA'), name, path, arn, created: now, tags, role: undefined }
  state.instanceProfiles.set(name, profile)
  return profile
}

interface OfProfile {
  readonly InstanceProfileName: string
}

const getInstanceProfile = (state: AccountState, { InstanceProfileName }: OfProfile) => ({
  InstanceProfile: shown(state, profileOf(state, InstanceProfileName)),
})

function deleteInstanceProfile(state: AccountState, { InstanceProfileName }: OfProfile) {
  const { role, name } = profileOf(state, InstanceProfileName)
  if (role !== undefined)
    throw new Refusal('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.')
  state.instanceProfiles.delete(name)
  return {}
}

function addRoleToInstanceProfile(state: AccountState, input: OfProfile & { readonly RoleName: string }) {
  const profile = profileOf(state, input.InstanceProfileName)
  roleNamed(state, input.RoleName)
  if (profile.role !== undefined)
    throw new Refusal('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1')
  profile.role = input.RoleName
  return {}
}

function removeRoleFromInstanceProfile(state: AccountState, input: OfProfile & { readonly RoleName: string }) {
  const profile = profileOf(state, input.InstanceProfileName)
  roleNamed(state, input.RoleName)
  if (profile.role !== input.RoleName)
    throw new Refusal('NoSuchEntity', `The role with name ${input.RoleName} cannot be found.`)
  profile.role = undefined
  return {}
}

function listInstanceProfiles(state: AccountState, input: IamPage) {
  const { items, more } = iamPage([...state.instanceProfiles.values()], input)
  return { InstanceProfiles: items.map((profile) => shown(state, profile)), ...more }
}

function listInstanceProfilesForRole(state: AccountState, input: IamPage & { readonly RoleName: string }) {
  roleNamed(state, input.RoleName)
  const all = [...state.instanceProfiles.values()].filter(({ role }) => role === input.RoleName)
  const { items, more } = iamPage(all, input)
  return { InstanceProfiles: items.map((profile) => shown(state, profile)), ...more }
}

export const instanceProfileOperations: ServiceOperations = {
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  CreateInstanceProfile: createInstanceProfile,
  DeleteInstanceProfile: deleteInstanceProfile,
  GetInstanceProfile: getInstanceProfile,
  ListInstanceProfiles: listInstanceProfiles,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
}

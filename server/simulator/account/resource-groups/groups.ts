import { type AccountState, arnOf } from '../account-state.js'
import type { Fields, ServiceOperations } from '../operation.js'
import { pageOf } from '../page.js'
import { Refusal } from '../refusal.js'
import { resourcesOf } from '../tagging/resources.js'
import type { Tags } from '../tags.js'

/** A group of resources: those that have tags, or those that are named. */
export interface ResourceGroup {
  readonly name: string
  readonly tags: Tags
  description: string
  query: GroupQuery | undefined
  /** ARNs of members that are named one by one. */
  readonly members: Set<string>
}

/** A query for tags: a resource fits all of the filters. */
export interface GroupQuery {
  readonly types: readonly string[]
  readonly tags: readonly { readonly Key: string; readonly Values?: readonly string[] }[]
}

interface Named {
  readonly Group?: string
  readonly GroupName?: string
}

/** By name, or by an ARN with the name at its end. */
function groupNamed({ resourceGroups }: AccountState, { Group, GroupName }: Named): ResourceGroup {
  const written = Group ?? GroupName ?? ''
  const group = resourceGroups.get(written.slice(written.lastIndexOf('/') + 1))
  if (!group) throw new Refusal('NotFoundException', `Cannot find group: ${written}`)
  return group
}

const arnFor = (state: AccountState, name: string): string => arnOf(state, 'resource-groups', `group/${name}`)

const shown = (state: AccountState, { name, description }: ResourceGroup) => ({
  GroupArn: arnFor(state, name),
  Name: name,
  Description: description,
})

const queryText = ({ types, tags }: GroupQuery): Fields => ({
  Type: 'TAG_FILTERS_1_0',
  Query: JSON.stringify({ ResourceTypeFilters: types, TagFilters: tags }),
})

interface Create {
  readonly Name: string
  readonly Description?: string
  readonly ResourceQuery?: { readonly Type: string; readonly Query: string }
  readonly Tags?: Readonly<Record<string, string>>
}

function createGroup(state: AccountState, { Name: name, Description, ResourceQuery, Tags = {} }: Create) {
  if (state.resourceGroups.has(name))
    throw new Refusal('BadRequestException', `A group with the name ${name} already exists.`)
  const query = ResourceQuery && queryFrom(ResourceQuery.Query)
  const group = {
    name,
    description: Description ?? '',
    query,
    tags: new Map(Object.entries(Tags)),
    members: new Set<string>(),
  }
  state.resourceGroups.set(name, group)
  return { Group: shown(state, group), ...(query && { ResourceQuery: queryText(query) }), Tags }
}

function queryFrom(text: string): GroupQuery {
  try {
    const { ResourceTypeFilters: types = ['AWS::AllSupported'], TagFilters: tags = [] } = JSON.parse(text)
    if (Array.isArray(types) && Array.isArray(tags)) return { types, tags }
  } catch {
    // Told below, as what is JSON but no query.
  }
  throw new Refusal('BadRequestException', 'Query not valid: it is no JSON with ResourceTypeFilters and TagFilters')
}

const getGroup = (state: AccountState, input: Named) => ({ Group: shown(state, groupNamed(state, input)) })

function getGroupQuery(state: AccountState, input: Named) {
  const { name, query } = groupNamed(state, input)
  if (!query) throw new Refusal('BadRequestException', `The group ${name} has no query.`)
  return { GroupQuery: { GroupName: name, ResourceQuery: queryText(query) } }
}

function deleteGroup(state: AccountState, input: Named) {
  const group = groupNamed(state, input)
  state.resourceGroups.delete(group.name)
  return { Group: shown(state, group) }
}

interface List {
  readonly MaxResults?: number
  readonly NextToken?: string
}

function listGroups(state: AccountState, { MaxResults: limit, NextToken: token }: List) {
  const { items, next } = pageOf([...state.resourceGroups.values()], { limit, token, refusal: 'BadRequestException' })
  const GroupIdentifiers = items.map(({ name }) => ({ GroupName: name, GroupArn: arnFor(state, name) }))
  return { GroupIdentifiers, Groups: items.map((group) => shown(state, group)), NextToken: next }
}

function listGroupResources(state: AccountState, input: Named & List, now: number) {
  const group = groupNamed(state, input)
  const all = resourcesOf(state, now).filter(
    ({ arn, type, tags }) => group.members.has(arn) || isFound(group, type, tags),
  )
  const { items, next } = pageOf(all, {
    limit: input.MaxResults ?? 50,
    token: input.NextToken,
    refusal: 'BadRequestException',
  })
  const identifiers = items.map(({ arn, type }) => ({ ResourceArn: arn, ResourceType: type }))
  return {
    Resources: identifiers.map((Identifier) => ({ Identifier })),
    ResourceIdentifiers: identifiers,
    NextToken: next,
    QueryErrors: [],
  }
}

function isFound({ query }: ResourceGroup, type: string, tags: ReadonlyMap<string, string>): boolean {
  if (!query) return false
  return (
    (query.types.includes('AWS::AllSupported') || query.types.includes(type)) &&
    query.tags.every(
      ({ Key, Values = [] }) => tags.has(Key) && (Values.length === 0 || Values.includes(tags.get(Key) ?? '')),
    )
  )
}

export const resourceGroupsOperations: ServiceOperations = {
  CreateGroup: createGroup,
  DeleteGroup: deleteGroup,
  GetGroup: getGroup,
  GetGroupQuery: getGroupQuery,
  ListGroupResources: listGroupResources,
  ListGroups: listGroups,
}

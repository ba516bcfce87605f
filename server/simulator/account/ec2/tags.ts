import type { AccountState } from '../account-state.js'
import type { ServiceOperations } from '../operation.js'
import { type Tag, type Tags, putTags } from '../tags.js'
import { Refusal } from '../refusal.js'
import { type Description, filtered, plainFilters } from './filters.js'
import { type IdKindName, idKinds, withId } from './ids.js'

/** Everything in EC2 that has tags, by kind. */
const tagged = (state: AccountState): Readonly<Record<IdKindName, ReadonlyMap<string, { readonly tags: Tags }>>> => ({
  instance: state.instances,
  image: state.images,
  snapshot: state.snapshots,
  volume: state.volumes,
  'security-group': state.securityGroups,
  vpc: state.vpcs,
  subnet: state.subnets,
})

function tagsOf(state: AccountState, id: string): Tags {
  const kind = (Object.keys(idKinds) as IdKindName[]).find((each) => id.startsWith(`${idKinds[each].prefix}-`))
  if (kind === undefined) throw new Refusal('InvalidID', `The ID '${id}' is not valid`)
  return withId(tagged(state)[kind], kind, id).tags
}

interface ChangeTags {
  readonly Resources: readonly string[]
  readonly Tags?: readonly Tag[]
}

function createTags(state: AccountState, { Resources, Tags = [] }: ChangeTags) {
  const all = Resources.map((id) => tagsOf(state, id))
  const reserved = Tags.find(({ Key }) => Key.startsWith('aws:'))
  if (reserved)
    throw new Refusal('InvalidParameterValue', "Tag keys starting with 'aws:' are reserved for internal use")
  for (const tags of all) putTags(tags, Tags)
  return {}
}

/** Without tags all go; a tag with a value goes only where it has that value (API reference, DeleteTags). */
function deleteTags(state: AccountState, { Resources, Tags }: ChangeTags) {
  for (const tags of Resources.map((id) => tagsOf(state, id))) {
    if (!Tags) tags.clear()
    for (const { Key, Value } of Tags ?? []) if (Value === undefined || tags.get(Key) === Value) tags.delete(Key)
  }
  return {}
}

function describeTags(state: AccountState, input: Description) {
  const all = Object.entries(tagged(state)).flatMap(([ResourceType, table]) =>
    [...table].flatMap(([ResourceId, { tags }]) =>
      [...tags].map(([Key, Value]) => ({ ResourceType, ResourceId, Key, Value })),
    ),
  )
  const { items, next } = filtered(all, input, plainFilters('resource-id resource-type key value'))
  return { Tags: items, NextToken: next }
}

export const tagOperations: ServiceOperations = {
  CreateTags: createTags,
  DeleteTags: deleteTags,
  DescribeTags: describeTags,
}

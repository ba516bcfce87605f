import type { AccountState } from '../account-state.js'
import type { ServiceOperations } from '../operation.js'
import { dropTags, putTags, type Tag, type Tags, tagList } from '../tags.js'
import { Refusal } from '../refusal.js'

interface Resource {
  readonly ResourceType: string
  readonly ResourceId: string
}

function tagsOf(state: AccountState, { ResourceType, ResourceId }: Resource): Tags {
  const tables: Readonly<Record<string, ReadonlyMap<string, { readonly tags: Tags }>>> = {
    Parameter: state.parameters,
    Document: state.documents,
    ManagedInstance: state.instances,
  }
  const table = Object.hasOwn(tables, ResourceType) ? tables[ResourceType] : undefined
  const found = table?.get(ResourceId)
  if (!found)
    throw new Refusal(
      'InvalidResourceId',
      'The resource ID is not valid. Verify that you entered the correct ID and try again.',
    )
  return found.tags
}

function addTagsToResource(state: AccountState, input: Resource & { readonly Tags: readonly Tag[] }) {
  const tags = tagsOf(state, input)
  putTags(tags, input.Tags)
  return {}
}

function removeTagsFromResource(state: AccountState, input: Resource & { readonly TagKeys: readonly string[] }) {
  const tags = tagsOf(state, input)
  dropTags(tags, input.TagKeys)
  return {}
}

const listTagsForResource = (state: AccountState, input: Resource) => ({ TagList: tagList(tagsOf(state, input)) })

export const ssmTagOperations: ServiceOperations = {
  AddTagsToResource: addTagsToResource,
  ListTagsForResource: listTagsForResource,
  RemoveTagsFromResource: removeTagsFromResource,
}

import type { AccountState } from '../account-state.js'
import type { ServiceOperations } from '../operation.js'
import { dropTags, putTags, type Tag, type Tags, tagList } from '../tags.js'
import { Refusal } from '../refusal.js'

interface Named {
  readonly ResourceName: string
}

/** The tags of what an ARN names: `arn:…:rds:region:account:db:name`. */
function tagsOf(state: AccountState, { ResourceName }: Named): Tags {
  const [kind = '', id = ''] = ResourceName.split(':').slice(5)
  const tables: Readonly<
    Record<string, { readonly table: ReadonlyMap<string, { readonly tags: Tags }>; readonly code: string }>
  > = {
    db: { table: state.databases, code: 'DBInstanceNotFound' },
    cluster: { table: state.clusters, code: 'DBClusterNotFoundFault' },
    snapshot: { table: state.databaseSnapshots, code: 'DBSnapshotNotFound' },
    'cluster-snapshot': { table: state.clusterSnapshots, code: 'DBClusterSnapshotNotFoundFault' },
  }
  const found = Object.hasOwn(tables, kind) ? tables[kind] : undefined
  if (!found) throw new Refusal('InvalidParameterValue', `Invalid resource name: ${ResourceName}`)
  const resource = found.table.get(id)
  if (!resource) throw new Refusal(found.code, `${ResourceName} not found.`)
  return resource.tags
}

const listTagsForResource = (state: AccountState, input: Named) => ({ TagList: tagList(tagsOf(state, input)) })

function addTagsToResource(state: AccountState, input: Named & { readonly Tags: readonly Tag[] }) {
  const tags = tagsOf(state, input)
  putTags(tags, input.Tags)
  return {}
}

function removeTagsFromResource(state: AccountState, input: Named & { readonly TagKeys: readonly string[] }) {
  const tags = tagsOf(state, input)
  dropTags(tags, input.TagKeys)
  return {}
}

export const rdsTagOperations: ServiceOperations = {
  AddTagsToResource: addTagsToResource,
  ListTagsForResource: listTagsForResource,
  RemoveTagsFromResource: removeTagsFromResource,
}

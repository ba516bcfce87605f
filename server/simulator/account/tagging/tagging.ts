import type { AccountState } from '../account-state.js'
import type { ServiceOperations } from '../operation.js'
import { pageOf } from '../page.js'
import { dropTags, tagList } from '../tags.js'
import { resourcesOf, type TaggedResource } from './resources.js'

interface GetResources {
  readonly TagFilters?: readonly { readonly Key?: string; readonly Values?: readonly string[] }[]
  readonly ResourceTypeFilters?: readonly string[]
  readonly ResourceARNList?: readonly string[]
  readonly ResourcesPerPage?: number
  readonly PaginationToken?: string
}

/** Resources that have, or had, tags (API reference, GetResources). */
function getResources(state: AccountState, input: GetResources, now: number) {
  const all = resourcesOf(state, now).filter((resource) => resource.tags.size > 0 && fits(resource, input))
  const page = { limit: input.ResourcesPerPage ?? 100, token: input.PaginationToken || undefined }
  const { items, next } = pageOf(all, { ...page, refusal: 'PaginationTokenExpiredException' })
  const ResourceTagMappingList = items.map(({ arn, tags }) => ({ ResourceARN: arn, Tags: tagList(tags) }))
  return { ResourceTagMappingList, PaginationToken: next ?? '' }
}

function fits(
  { arn, kind, tags }: TaggedResource,
  { TagFilters = [], ResourceTypeFilters: kinds = [], ResourceARNList: arns = [] }: GetResources,
): boolean {
  return (
    (arns.length === 0 || arns.includes(arn)) &&
    (kinds.length === 0 || kinds.some((wanted) => wanted === kind || kind.startsWith(`${wanted}:`))) &&
    TagFilters.every(({ Key = '', Values = [] }) => {
      const value = tags.get(Key)
      return value !== undefined && (Values.length === 0 || Values.includes(value))
    })
  )
}

interface Change {
  readonly ResourceARNList: readonly string[]
  readonly Tags?: Readonly<Record<string, string>>
  readonly TagKeys?: readonly string[]
}

/** Changes tags of what is there; the rest is told as failed. */
const change = (state: AccountState, { ResourceARNList, Tags = {}, TagKeys = [] }: Change, now: number) => {
  const byArn = new Map(resourcesOf(state, now).map((resource) => [resource.arn, resource]))
  const failed = ResourceARNList.filter((arn) => !byArn.has(arn))
  for (const { tags } of ResourceARNList.flatMap((arn) => byArn.get(arn) ?? [])) {
    for (const [key, value] of Object.entries(Tags)) tags.set(key, value)
    dropTags(tags, TagKeys)
  }
  const refusal = {
    StatusCode: 400,
    ErrorCode: 'InvalidParameterException',
    ErrorMessage: 'The resource does not exist.',
  }
  return { FailedResourcesMap: Object.fromEntries(failed.map((arn) => [arn, refusal])) }
}

function getTagKeys(state: AccountState, _: unknown, now: number) {
  const keys = new Set(resourcesOf(state, now).flatMap(({ tags }) => [...tags.keys()]))
  return { TagKeys: [...keys].sort(), PaginationToken: '' }
}

export const taggingOperations: ServiceOperations = {
  GetResources: getResources,
  GetTagKeys: getTagKeys,
  TagResources: change,
  UntagResources: change,
}

/** Tags by key. */
export type Tags = Map<string, string>

/** Tags as most services take and give them. */
export interface Tag {
  readonly Key: string
  readonly Value?: string
}

/** Tags in the form of most responses, in the order of their keys. */
export const tagList = (tags: ReadonlyMap<string, string>): readonly Tag[] =>
  [...tags].map(([Key, Value]) => ({ Key, Value })).sort((a, b) => (a.Key < b.Key ? -1 : 1))

/** Tags of an input as a table. */
export const tagsFrom = (tags: readonly Tag[] = []): Tags => new Map(tags.map(({ Key, Value = '' }) => [Key, Value]))

/** Sets tags. */
export function putTags(tags: Tags, given: readonly Tag[]): void {
  for (const { Key, Value = '' } of given) tags.set(Key, Value)
}

/** Takes tags away. */
export function dropTags(tags: Tags, keys: readonly string[]): void {
  for (const key of keys) tags.delete(key)
}

import { pageOf } from '../page.js'
import type { Fields } from '../operation.js'
import type { Tag } from '../tags.js'
import { Refusal } from '../refusal.js'

/** A filter as EC2 takes it; what fits one of the values passes. */
export interface Filter {
  readonly Name?: string
  readonly Values?: readonly string[]
}

/** Inputs that most of EC2's descriptions have. */
export interface Description {
  readonly Filters?: readonly Filter[]
  readonly MaxResults?: number
  readonly NextToken?: string
}

/** Where filters look, by their names: names of fields between dots; lists are looked through. */
export type FilterPaths = Readonly<Record<string, string>>

/** Filters that are named like the field they look at: `image-id` for `ImageId`. */
export const plainFilters = (names: string): FilterPaths =>
  Object.fromEntries(
    names
      .split(' ')
      .map((name) => [name, name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())]),
  )

/** The page of what passes all filters, and the token for the next. */
export function filtered(
  all: readonly Fields[],
  { Filters = [], MaxResults: limit, NextToken: token }: Description,
  paths: FilterPaths,
): { readonly items: readonly Fields[]; readonly next: string | undefined } {
  for (const { Name = '' } of Filters)
    if (!Object.hasOwn(paths, Name) && !/^tag(?:-key|-value|:.+)$/.test(Name))
      throw new Refusal('InvalidParameterValue', `The filter '${Name}' is invalid`)
  const passing = all.filter((item) => Filters.every((filter) => passes(item, filter, paths)))
  return pageOf(passing, { limit, token, refusal: 'InvalidParameterValue' })
}

function passes(item: Fields, { Name = '', Values = [] }: Filter, paths: FilterPaths): boolean {
  const texts =
    Name.startsWith('tag') && !Object.hasOwn(paths, Name) ? tagTexts(item, Name) : textsAt(item, paths[Name] ?? '')
  return Values.some((value) => texts.some((text) => like(text, value)))
}

function tagTexts({ Tags = [] }: Fields, name: string): readonly string[] {
  const tags = Tags as readonly Tag[]
  if (name === 'tag-key') return tags.map(({ Key }) => Key)
  const named = name === 'tag-value' ? tags : tags.filter(({ Key }) => Key === name.slice('tag:'.length))
  return named.map(({ Value = '' }) => Value)
}

/** All texts at a path. */
function textsAt(value: unknown, path: string): readonly string[] {
  const found = path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, name) => values.flatMap((each) => (each as Fields | undefined)?.[name] ?? []),
      [value],
    )
  return found.map(String)
}

/** Whether text is like a filter's value, in which `*` is any text and `?` any character. Takes time in proportion to both at most. */
export function like(text: string, pattern: string): boolean {
  let [at, from] = [0, 0]
  /** Where to go on after the last `*` if what follows it does not fit. */
  let [star, retry] = [-1, 0]
  while (at < text.length) {
    if (pattern[from] === '*') [star, retry] = [from++, at]
    else if (pattern[from] === '?' || pattern[from] === text[at]) [at, from] = [at + 1, from + 1]
    else if (star >= 0) [at, from] = [++retry, star + 1]
    else return false
  }
  while (pattern[from] === '*') from++
  return from === pattern.length
}

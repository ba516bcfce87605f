import type { TSchema } from 'typebox'
import type { ValueFacts } from '../../schemas/values.js'
import { type Entry, entryOf, keyText, type MapNode, type Node } from '../syntax/tree.js'
import { isSlip } from '../languages/nearest.js'
import { remember } from '../languages/remember.js'
import { meantAmong } from './meant-among.js'
import { once } from '../syntax/once.js'

/** The names that the keys of a map have. */
export interface KeyNames {
  readonly names: readonly string[]
  readonly known: ReadonlySet<string>
  /** Those that a key with a list or a map under it does not mean. */
  readonly texts: ReadonlySet<string>
  /** Those that may be meant by a key which is none of them. */
  likely(written: string): readonly string[]
}

/** `required` is given where other keys may stand too: then only what is required, or differs by one slip, was meant, and no text by a list or a map. */
export function keyNames(
  names: readonly string[],
  required?: readonly string[],
  texts: readonly string[] = [],
): KeyNames {
  const isLikely = (name: string, written: string) => required?.includes(name) || isSlip(written, name)
  return {
    names,
    known: new Set(names),
    texts: new Set(texts),
    // The inputs of an API are asked for in every step that calls it.
    likely: required ? remember((written) => names.filter((name) => isLikely(name, written))) : () => names,
  }
}

/** What a schema says of the inside of a value, of whichever form. */
export interface Parts {
  readonly keys: KeyNames
  /** Of the values under those of its keys that have an inside. */
  readonly members: ReadonlyMap<string, Parts>
  readonly items: Parts | undefined
}

/** A schema, or a branch of one. */
interface Branch {
  readonly properties?: Readonly<Record<string, TSchema & { readonly type?: unknown }>>
  readonly required?: readonly string[]
  readonly items?: TSchema
  readonly additionalProperties?: unknown
}

/** Worked out once for a schema; undefined where it tells nothing of the inside, or rules of their own look there. */
export const partsOf = once((schema: TSchema): Parts | undefined => {
  const { anyOf = [], ssm } = schema as { readonly anyOf?: readonly Branch[]; readonly ssm?: ValueFacts }
  if (ssm?.ownRules) return undefined
  const branches: readonly Branch[] = [schema, ...anyOf]
  const map = branches.find(({ properties }) => properties !== undefined)
  const list = branches.find(({ items }) => items !== undefined)
  const properties = Object.entries(map?.properties ?? {})
  const items = list?.items && partsOf(list.items)
  if (properties.length === 0 && !items) return undefined
  const names = properties.map(([name]) => name)
  const texts = properties.flatMap(([name, { type }]) => (type === 'string' ? [name] : []))
  const keys = map?.additionalProperties === false ? keyNames(names) : keyNames(names, map?.required ?? [], texts)
  return { keys, members: insidesOf(properties), items }
})

function insidesOf(properties: readonly (readonly [name: string, schema: TSchema])[]): ReadonlyMap<string, Parts> {
  const found = new Map<string, Parts>()
  for (const [name, schema] of properties) {
    const parts = partsOf(schema)
    if (parts) found.set(name, parts)
  }
  return found
}

const nothing = (): boolean => false

/** A value and what is in it, as far as it is told which keys there are. */
export function valueAsMeant(node: Node, parts: Parts | undefined, isKnown: (key: string) => boolean = nothing): Node {
  if (!parts || node.kind === 'scalar') return node
  const { keys, members, items } = parts
  if (node.kind === 'list') return items ? withItems(node, valueAsMeant, items) : node
  if (keys.names.length === 0) return node
  const map = renamed(node, keys, isKnown)
  return members.size > 0 ? withEntries(map, memberAsMeant, members) : map
}

const memberAsMeant = ({ key, value }: Entry, members: Parts['members']): Node =>
  value.kind === 'scalar' ? value : valueAsMeant(value, members.get(keyText(key)))

/** The map with the keys that nobody knows under the nearest of the names that it lacks. */
export function renamed(map: MapNode, keys: KeyNames, isKnown: (key: string) => boolean): MapNode {
  for (const entry of map.entries)
    if (isOdd(entry, keys, isKnown) && lacksLikely(keyText(entry.key), keys, map))
      return withNamesMeant(map, keys, isKnown)
  return map
}

/** Whether a map lacks one of the names that a key which nobody knows may be meant to be. */
export const lacksLikely = (written: string, keys: KeyNames, map: MapNode): boolean =>
  keys.likely(written).some((name) => !entryOf(map, name))

function withNamesMeant(map: MapNode, keys: KeyNames, isKnown: (key: string) => boolean): MapNode {
  const taken = new Set(map.entries.map(({ key }) => keyText(key)))
  let changed = false
  const entries = map.entries.map((entry): Entry => {
    if (!isOdd(entry, keys, isKnown)) return entry
    const written = keyText(entry.key)
    const isText = entry.value.kind === 'scalar'
    const missing = keys.likely(written).filter((name) => !taken.has(name) && (isText || !keys.texts.has(name)))
    const meant = meantAmong(written, missing)
    if (meant === undefined) return entry
    taken.add(meant)
    changed = true
    return { ...entry, key: { ...entry.key, value: meant, written } }
  })
  return changed ? { ...map, entries } : map
}

/** Whether nobody knows the key. */
const isOdd = ({ key, merged }: Entry, { known }: KeyNames, isKnown: (key: string) => boolean): boolean =>
  !known.has(key.value as string) && !merged && !key.dynamic && typeof key.value === 'string' && !isKnown(key.value)

/** The map with other values, as `change` gives them; the same one where none is another. */
export function withEntries<Given extends Node, Facts>(
  node: Given,
  change: (entry: Entry, facts: Facts) => Node,
  facts = undefined as Facts,
): Given {
  if (node.kind !== 'map') return node
  let entries: Entry[] | undefined
  let at = 0
  for (const entry of node.entries) {
    const value = change(entry, facts)
    if (value !== entry.value) {
      entries ??= [...node.entries]
      entries[at] = { ...entry, value }
    }
    at++
  }
  return entries ? { ...node, entries } : node
}

/** The list with other items, or the one value that stands in its place; the same where none is another. */
export function withItems<Facts>(
  node: Node,
  change: (item: Node, facts: Facts) => Node,
  facts = undefined as Facts,
): Node {
  if (node.kind !== 'list') return change(node, facts)
  let items: Node[] | undefined
  let at = 0
  for (const item of node.items) {
    const next = change(item, facts)
    if (next !== item) {
      items ??= [...node.items]
      items[at] = next
    }
    at++
  }
  return items ? { ...node, items } : node
}

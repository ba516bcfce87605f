import type { TSchema } from 'typebox'
import type { ValueFacts } from '../../schemas/values.js'
import { type Entry, keyText, type MapNode, type Node } from '../syntax/tree.js'
import { isSlip } from '../languages/nearest.js'
import { meantAmong } from './meant-among.js'
import { once } from './once.js'

/** The parts of a schema that describe the inside of a value, of whichever form. */
interface Parts {
  readonly properties: Readonly<Record<string, TSchema>>
  readonly names: readonly string[]
  readonly required: readonly string[]
  readonly items: TSchema | undefined
  readonly closed: boolean
}

/** Worked out once for a schema. */
export const partsOf = once((schema: TSchema): Parts => {
  const { anyOf = [] } = schema as { readonly anyOf?: readonly TSchema[] }
  const branches = [schema, ...anyOf] as readonly (Partial<Parts> & { additionalProperties?: unknown })[]
  const map = branches.find(({ properties }) => properties !== undefined)
  const properties = map?.properties ?? {}
  return {
    properties,
    names: Object.keys(properties),
    required: map?.required ?? [],
    items: branches.find(({ items }) => items !== undefined)?.items,
    closed: map?.additionalProperties === false,
  }
})

const nothing = (): boolean => false

const isOwn = (schema: TSchema): boolean => (schema as { readonly ssm?: ValueFacts }).ssm?.ownRules === true

/** A value and what is in it, as far as the schema tells which keys there are. Where rules of their own look inside, nothing is changed. */
export function valueAsMeant(
  node: Node,
  schema: TSchema | undefined,
  isKnown: (key: string) => boolean = nothing,
): Node {
  if (!schema || node.kind === 'scalar' || isOwn(schema)) return node
  const { properties, names, required, items, closed } = partsOf(schema)
  if (node.kind === 'list') return items ? withItems(node, valueAsMeant, items) : node
  if (names.length === 0) return node
  const map = renamed(node, names, isKnown, closed ? undefined : required)
  return withEntries(map, memberAsMeant, properties)
}

function memberAsMeant({ key, value }: Entry, properties: Parts['properties']): Node {
  if (value.kind === 'scalar') return value
  const name = keyText(key)
  return Object.hasOwn(properties, name) ? valueAsMeant(value, properties[name]) : value
}

const setOf = once((names: readonly string[]): ReadonlySet<string> => new Set(names))

/**
 * The map with the keys that nobody knows under the nearest of the names that it lacks. Where other keys may stand too, only what is required,
 * or differs by one slip, was meant.
 */
export function renamed(
  map: MapNode,
  names: readonly string[],
  isKnown: (key: string) => boolean,
  required?: readonly string[],
): MapNode {
  const known = setOf(names)
  let odd = false
  for (const entry of map.entries) odd ||= isOdd(entry, known, isKnown)
  if (!odd) return map
  const missing = new Set(names)
  for (const { key } of map.entries) missing.delete(keyText(key))
  let changed = false
  const entries = map.entries.map((entry): Entry => {
    const written = keyText(entry.key)
    const isLikely = (name: string) => !required || required.includes(name) || isSlip(written, name)
    const meant = isOdd(entry, known, isKnown) ? meantAmong(written, [...missing].filter(isLikely)) : undefined
    if (meant === undefined) return entry
    missing.delete(meant)
    changed = true
    return { ...entry, key: { ...entry.key, value: meant, written } }
  })
  return changed ? { ...map, entries } : map
}

/** Whether nobody knows the key. */
const isOdd = ({ key, merged }: Entry, known: ReadonlySet<string>, isKnown: (key: string) => boolean): boolean =>
  !merged && !key.dynamic && typeof key.value === 'string' && !known.has(key.value) && !isKnown(key.value)

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

import { type Json, keyText, type MapNode, type Node, type Range, toJson } from '../syntax/tree.js'

/** A part of a pattern that a value does not have. */
export interface Misfit extends Range {
  readonly message: string
}

/**
 * Where a value differs from what a mock or a test asks of it: maps may have more, lists have the same items in the same order, and texts
 * and numbers are the same when they are written alike. `path` is what the value is called.
 */
export function* misfits(value: Json | undefined, pattern: Node, path: string): Generator<Misfit> {
  if (pattern.kind === 'map' && isMap(value)) {
    for (const [key, part] of partsOf(pattern))
      yield* misfits(Object.hasOwn(value, key) ? value[key] : undefined, part, `${path}.${key}`)
  } else if (pattern.kind === 'list' && Array.isArray(value) && value.length === pattern.items.length) {
    for (const [at, item] of pattern.items.entries())
      yield* misfits((value as readonly Json[])[at], item, `${path}[${at}]`)
  } else if (
    pattern.kind !== 'scalar' ||
    value === undefined ||
    isObject(value) ||
    String(value) !== String(pattern.value)
  )
    yield {
      start: pattern.start,
      end: pattern.end,
      message: `\`${path}\` is ${shown(value)}; expected ${shown(toJson(pattern))}`,
    }
}

/** Whether a value has all that a pattern asks of it. */
export const fits = (value: Json, pattern: Node): boolean => misfits(value, pattern, '').next().done === true

const isObject = (value: Json): value is object & Json => typeof value === 'object' && value !== null

const isMap = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  value !== undefined && isObject(value) && !Array.isArray(value)

/** The entries as they count: of a key that is written twice the last one, and what a merge key brings in where nothing else is written. */
function partsOf({ entries }: MapNode): ReadonlyMap<string, Node> {
  const parts = new Map<string, Node>()
  for (const { key, value, merged } of entries) if (!merged || !parts.has(keyText(key))) parts.set(keyText(key), value)
  return parts
}

/** No more of a value is told. */
const longest = 300

function shown(value: Json | undefined): string {
  if (value === undefined) return 'absent'
  const text = JSON.stringify(value)
  return `\`${text.length <= longest ? text : `${text.slice(0, longest)}…`}\``
}

import { draft4Keywords } from '../../../schemas/application-configuration-schema.js'
import { keyText, type MapNode, type Node } from '../../syntax/tree.js'

/** Keywords whose value is a map of schemas, a list of schemas, or a schema. */
const maps: readonly string[] = ['properties', 'patternProperties', 'definitions', 'dependencies']
const lists: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'items']
const single: readonly string[] = ['not', 'items', 'additionalItems', 'additionalProperties']

/** Every schema within a schema, itself included; depth is bounded by the reader of the text. */
export function* schemasIn(node: Node | undefined): Generator<MapNode> {
  if (node?.kind !== 'map') return
  yield node
  for (const { key, value } of node.entries) {
    const keyword = keyText(key)
    if (maps.includes(keyword) && value.kind === 'map') for (const each of value.entries) yield* schemasIn(each.value)
    if (lists.includes(keyword) && value.kind === 'list') for (const item of value.items) yield* schemasIn(item)
    if (single.includes(keyword)) yield* schemasIn(value)
  }
}

/** Keywords that later drafts of JSON Schema brought, with what draft 4 has in their place. */
export const laterKeywords: ReadonlyMap<string, string | undefined> = new Map([
  ['$id', 'id'],
  ['$defs', 'definitions'],
  ['const', 'enum'],
  ['contains', undefined],
  ['dependentRequired', 'dependencies'],
  ['dependentSchemas', 'dependencies'],
  ['else', undefined],
  ['if', undefined],
  ['maxContains', undefined],
  ['minContains', undefined],
  ['prefixItems', 'items'],
  ['propertyNames', 'patternProperties'],
  ['then', undefined],
  ['unevaluatedItems', undefined],
  ['unevaluatedProperties', undefined],
])

export const isDraft4Keyword = (keyword: string): boolean => (draft4Keywords as readonly string[]).includes(keyword)

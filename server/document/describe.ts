import type { Value } from '../../schemas/values.js'
import type { Node } from '../syntax/tree.js'

interface Constraints {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minItems?: number
  readonly maxItems?: number
  readonly minProperties?: number
}

/** What a schema accepts, in words to be read after "expected": `a whole number from 1 to 100`. */
export function describeSchema(schema: Value): string {
  if (schema.ssm?.expected) return schema.ssm.expected
  const literal = literalOf(schema)
  if (literal.enum) return listOf(literal.enum.map((word) => `\`${word}\``))
  const types: string | readonly string[] | undefined = schema.ssm?.type ?? literal.type
  const type = typeof types === 'string' ? types : types?.[0]
  switch (type) {
    case 'Integer':
    case 'integer':
      return `a whole number${bounds(literal.minimum, literal.maximum)}`
    case 'Boolean':
    case 'boolean':
      return '`true` or `false`'
    case 'StringList':
      return `a list of text${amount('item', literal.minItems, literal.maxItems)}`
    case 'MapList':
      return `a list of maps${amount('item', literal.minItems, literal.maxItems)}`
    case 'array':
      return `a list${amount('item', literal.minItems, literal.maxItems)}`
    case 'StringMap':
    case 'object':
      return `a map${amount('key', literal.minProperties, undefined)}`
    case 'number':
      return `a number${bounds(literal.minimum, literal.maximum)}`
    case 'String':
    case 'string':
      return `text${amount('character', literal.minLength, literal.maxLength)}`
    default:
      return 'another value'
  }
}

/** What a schema says of a value that is no reference. */
function literalOf(schema: Value): Constraints {
  const { anyOf } = schema as { anyOf?: readonly Constraints[] }
  return anyOf?.[0] ?? (schema as Constraints)
}

/** Words in a row: `a`, `b` or `c`. */
export function listOf(words: readonly string[], last = 'or'): string {
  if (words.length > 12) return `one of ${words.slice(0, 11).join(', ')}, …`
  return words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

function bounds(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`
  if (minimum !== undefined) return ` of at least ${minimum}`
  return maximum === undefined ? '' : ` of at most ${maximum}`
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

function amount(unit: string, minimum: number | undefined, maximum: number | undefined): string {
  const plural = (count: number) => counted(count, unit)
  if (minimum !== undefined && maximum !== undefined) return ` with ${minimum} to ${plural(maximum)}`
  if (minimum !== undefined) return ` with at least ${plural(minimum)}`
  return maximum === undefined ? '' : ` with at most ${plural(maximum)}`
}

/** What stands there where something else is expected, to be read after "found": how much it is, where there is too much of it. */
export function describeWrong(node: Node, schema: Value): string {
  const { maxItems, maxLength, pattern } = literalOf(schema)
  if (node.kind === 'list' && maxItems !== undefined && node.items.length > maxItems)
    return counted(node.items.length, 'item')
  const isLong = node.kind === 'scalar' && typeof node.value === 'string' && node.value.length > (maxLength ?? Infinity)
  return isLong && pattern === undefined ? `${node.value.length} characters` : describeNode(node)
}

/** What stands there, in words to be read after "found". */
export function describeNode(node: Node): string {
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list'
  if (node.kind === 'map') return node.entries.length === 0 ? 'an empty map' : 'a map'
  if (node.value === null) return 'nothing'
  if (node.value === '') return 'the empty text'
  if (typeof node.value === 'string')
    return node.style === 'plain' ? quote(node.value) : `the text ${quote(node.value)}`
  return `the ${typeof node.value === 'number' ? 'number' : 'boolean'} \`${node.value}\``
}

/** Text between backticks, shortened to what a line of a terminal can take. */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``
}

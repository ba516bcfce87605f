import type { TSchema } from 'typebox'
import { didYouMean, nearest } from '../languages/nearest.js'
import { keyText, type MapNode, type Node, type Range } from '../syntax/tree.js'

/** The part of JSON Schema that the schemas of our own files are written in. One without a type takes anything. */
interface PlainSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, PlainSchema>>
  readonly additionalProperties?: boolean | PlainSchema
  readonly required?: readonly string[]
  readonly items?: PlainSchema
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly minLength?: number
  /** Of these a value has to be one; they are told apart by the form of the value. */
  readonly anyOf?: readonly PlainSchema[]
}

/** What is wrong with a file of ours, and where. */
export interface Fault extends Range {
  readonly message: string
}

/** Compares a tree with a schema and says in our words where they differ; `name` is what the whole is called. */
export function checkAgainstSchema(node: Node, schema: TSchema, name: string): Iterable<Fault> {
  return check(node, schema as PlainSchema, name)
}

function* check(node: Node, any: PlainSchema, name: string): Generator<Fault> {
  const { start, end } = node
  const schema = any.anyOf ? (any.anyOf.find((each) => hasForm(node, each)) ?? any) : any
  const expected = formOf(schema)
  if (!hasForm(node, schema)) {
    yield { start, end, message: `${name} is ${shown(node)}; expected ${expected}` }
    return
  }
  if (schema.type === undefined && !schema.enum) return
  if (node.kind === 'map') yield* checkMap(node, schema, name)
  if (node.kind === 'list') {
    for (const item of node.items) yield* check(item, schema.items ?? {}, `an item of ${name}`)
  }
}

function* checkMap(node: MapNode, schema: PlainSchema, name: string): Generator<Fault> {
  const known = schema.properties ?? {}
  for (const { key, value } of node.entries) {
    const text = keyText(key)
    const own = Object.hasOwn(known, text) ? known[text] : undefined
    const inner = own ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined)
    if (inner) yield* check(value, inner, `\`${text}\``)
    else {
      const hint = didYouMean(nearest(text, Object.keys(known))) || `; there are ${listed(Object.keys(known))}`
      yield { start: key.start, end: key.end, message: `no key of ${name} is named \`${text}\`${hint}` }
    }
  }
  for (const key of schema.required ?? []) {
    if (node.entries.some((entry) => keyText(entry.key) === key)) continue
    yield { start: node.start, end: node.start, message: `${name} needs the key \`${key}\`` }
  }
}

function hasForm(node: Node, schema: PlainSchema): boolean {
  if (schema.anyOf) return schema.anyOf.some((each) => hasForm(node, each))
  if (schema.type === undefined && !schema.enum) return true
  if (node.kind === 'map') return schema.type === 'object'
  if (node.kind === 'list') return schema.type === 'array'
  const { value } = node
  if (schema.enum) return typeof value === 'string' && schema.enum.includes(value)
  if (schema.type === 'string') return typeof value === 'string' && value.length >= (schema.minLength ?? 0)
  if (schema.type === 'boolean') return typeof value === 'boolean'
  return (
    schema.type === 'integer' &&
    Number.isInteger(value) &&
    Number(value) >= (schema.minimum ?? Number.NEGATIVE_INFINITY)
  )
}

function formOf(schema: PlainSchema): string {
  if (schema.anyOf) return schema.anyOf.map(formOf).join(' or ')
  if (schema.enum) return listed(schema.enum)
  if (schema.type === 'object') return 'a map'
  if (schema.type === 'array') return 'a list'
  if (schema.type === 'boolean') return '`true` or `false`'
  if (schema.type === 'integer')
    return `a whole number${schema.minimum === undefined ? '' : ` of at least ${schema.minimum}`}`
  return 'text'
}

function shown(node: Node): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a map'
  return node.value === null || node.value === '' ? 'empty' : `\`${node.value}\``
}

const listed = (words: readonly string[]): string => {
  const quoted = words.map((word) => `\`${word}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}

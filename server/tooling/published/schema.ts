import type { ValueFacts } from '../../../schemas/values.js'
import { formatted } from './formats.js'

export type Json = { readonly [key: string]: unknown }

/**
 * A schema of ours as other tools get it: without the facts that only ssmith reads, and with what of them JSON Schema can say. Its
 * definitions move to the top of the file.
 */
export function published(schema: unknown, definitions: Record<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((each) => published(each, definitions))
  if (typeof schema !== 'object' || schema === null) return schema
  const kept: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(schema)) {
    // What is out of use does no harm, and tools would warn of it.
    if (keyword === 'ssm' || keyword === 'deprecated') continue
    if (keyword === '$defs')
      for (const [name, each] of Object.entries(value as Json)) definitions[name] ??= published(each, definitions)
    else if (keyword === 'default' || keyword === 'examples' || keyword === 'enum' || keyword === 'const')
      kept[keyword] = value
    else if (keyword === 'properties' || keyword === 'patternProperties')
      kept[keyword] = named(value as Json, definitions)
    else kept[keyword] = published(value, definitions)
  }
  const { ssm } = schema as { readonly ssm?: ValueFacts }
  if ((schema as Json)['deprecated']) kept['doNotSuggest'] = true
  return ssm ? formatted(kept, ssm) : kept
}

const named = (schemas: Json, definitions: Record<string, unknown>): Json =>
  Object.fromEntries(Object.entries(schemas).map(([name, each]) => [name, published(each, definitions)]))

/** The properties with nothing allowed where a key may be left out: of such a key AWS's refusal is not known. */
export function withEmpty(properties: Json, required: readonly string[]): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      required.includes(name) ? schema : orNothing(schema as Json),
    ]),
  )
}

function orNothing(schema: Json): Json {
  const { type, enum: words, anyOf, ...rest } = schema
  if (Array.isArray(anyOf)) return { ...rest, anyOf: [...anyOf, { type: 'null' }] }
  if (words !== undefined) return { ...rest, anyOf: [{ type, enum: words }, { type: 'null' }] }
  return typeof type === 'string' ? { ...schema, type: [type, 'null'] } : schema
}

import type { Static, TSchema } from 'typebox'
import { checkAgainstSchema } from '../document/check-against-schema.js'
import { UsageError } from '../node/usage-error.js'
import { parseJson } from '../syntax/json.js'

/** What a client sent, if it has the form that a schema asks for; else the first thing that is wrong is told. */
export function checked<Schema extends TSchema>(given: unknown, schema: Schema, name: string): Static<Schema> {
  const { root } = parseJson(asText(given, name))
  if (!root) throw new UsageError(`${name} cannot be read`)
  const [fault] = checkAgainstSchema(root, schema, name)
  if (fault) throw new UsageError(fault.message)
  return given as Static<Schema>
}

function asText(given: unknown, name: string): string {
  try {
    return JSON.stringify(given) ?? 'null'
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${name} is nested too deeply`)
    throw error
  }
}

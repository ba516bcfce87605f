import assert from 'node:assert/strict'
import { checkedSchemas } from '../../schemas/checked.js'
import type { ValueFacts } from '../../schemas/values.js'

interface Schema {
  readonly pattern?: unknown
  readonly anyOf?: readonly Schema[]
  readonly ssm?: ValueFacts
}

/** The places of values for which a pattern holds and that do not say in words what is right. A choice says so for all its branches. */
function* speechless(part: object, place: string, isBranch = false): Generator<string> {
  const schema: Schema = part
  const { pattern } = schema.anyOf?.[0] ?? schema
  if (typeof pattern === 'string' && !isBranch && !schema.ssm?.expected) yield place
  for (const [name, inner] of Object.entries(schema))
    if (typeof inner === 'object' && inner !== null) yield* speechless(inner, `${place}/${name}`, Array.isArray(schema))
}

describe('what a schema expects', () => {
  it('is said in words, never by a regular expression', () => {
    assert.deepEqual([...speechless(checkedSchemas, '')], [])
  })
})

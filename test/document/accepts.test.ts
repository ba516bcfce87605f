import assert from 'node:assert/strict'
import { type TSchema, Type } from 'typebox'
import { type CheckGroup, checkedSchemas } from '../../schemas/checked.js'
import { accepts, acceptsAsWritten } from '../../server/document/accepts.js'
import { partsOf, valueAsMeant } from '../../server/document/renamed-keys.js'
import type { Validators } from '../../server/document/shape.js'
import { parseJson } from '../../server/syntax/json.js'

const load: Readonly<Record<CheckGroup, () => Promise<{ validators: Validators }>>> = {
  automation: () => import('../../server/document/validators/automation.generated.js'),
  command: () => import('../../server/document/validators/command.generated.js'),
  session: () => import('../../server/document/validators/session.generated.js'),
  kinds: () => import('../../server/document/validators/kinds.generated.js'),
}

/** Values of every form, and at the edges of many bounds. */
const plain = [null, true, 0, 1, 30, 1.5, -1, 1e9, '', 'a', '7', '{{ x }}', 'aws:sleep', 'x'.repeat(5000)]
const odd: readonly unknown[] = [
  ...plain,
  [],
  ['a'],
  ['{{ x }}'],
  [1],
  [{}],
  Array(200).fill('a'),
  {},
  { a: 'b' },
  { a: 1 },
]

interface Parts {
  readonly type?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Parts>>
  readonly additionalProperties?: unknown
  readonly items?: Parts
  readonly anyOf?: readonly Parts[]
  readonly required?: readonly string[]
}

/** Values for a schema: odd ones, its own words, and lists and maps with such in each of their places beside a value that is right. */
function* valuesFor(schema: Parts, right: (schema: Parts) => unknown, depth = 3): Generator<unknown> {
  yield* odd
  yield* schema.enum ?? []
  if (depth === 0) return
  for (const branch of schema.anyOf ?? []) yield* valuesFor(branch, right, depth - 1)
  if (schema.items) for (const item of valuesFor(schema.items, right, depth - 1)) yield [right(schema.items), item]
  const whole = right(schema)
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return
  const others = typeof schema.additionalProperties === 'object' ? { other: schema.additionalProperties as Parts } : {}
  yield whole
  for (const name of schema.required ?? []) yield { ...whole, [name]: undefined }
  for (const [name, part] of Object.entries({ ...schema.properties, ...others, unknown: {} }))
    for (const value of valuesFor(part, right, depth - 1)) yield { ...whole, [name]: value }
}

/** Values for a schema, and the same with a letter more in the keys of one map. */
function* slipsIn(schema: Parts): Generator<unknown> {
  for (const value of valuesFor(schema, right)) {
    yield value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    for (const [name, part] of Object.entries(value)) {
      yield { ...value, [`${name}s`]: part }
      yield { ...value, [name]: undefined, [`${name}s`]: part }
      if (typeof part === 'object' && part !== null && !Array.isArray(part))
        yield { ...value, [name]: Object.fromEntries(Object.entries(part).map(([key, each]) => [`${key}s`, each])) }
    }
  }
}

/** A value that the schema probably accepts. */
function right({ type, enum: words, anyOf, required = [], properties = {} }: Parts): unknown {
  if (words) return words[0]
  if (anyOf?.[0]) return right(anyOf[0])
  if (type === 'object') return Object.fromEntries(required.map((name) => [name, right(properties[name] ?? {})]))
  return type === 'array' ? [] : type === 'integer' ? 60 : type === 'boolean' ? true : 'a'
}

describe('a schema accepts a tree', () => {
  for (const group of Object.keys(load) as CheckGroup[]) {
    it(`where the compiled check does: ${group}`, async () => {
      const { validators } = await load[group]()
      let [accepted, refused, undecided] = [0, 0, 0]
      for (const [name, schema] of Object.entries<TSchema>(checkedSchemas[group])) {
        for (const value of valuesFor(schema as Parts, right)) {
          const { root } = parseJson(JSON.stringify(value))
          const isRight = validators[name]?.(JSON.parse(JSON.stringify(value)))
          if (!root || isRight === undefined) assert.fail(`${name} has no check, or cannot be read`)
          const isAccepted = accepts(schema, root)
          assert.ok(isRight || !isAccepted, `${name} accepts ${JSON.stringify(value).slice(0, 300)}`)
          if (!isRight) refused++
          else if (isAccepted) accepted++
          else undecided++
        }
      }
      assert.ok(refused > 100 && accepted > 100, `${accepted} accepted, ${refused} refused`)
      assert.ok(undecided * 20 < accepted, `${undecided} right values were left to the compiled check`)
    })
  }

  it('as it is written only where no key was meant to be another', () => {
    let [asWritten, renamed] = [0, 0]
    for (const [name, schema] of Object.values(checkedSchemas).flatMap((group) => Object.entries<TSchema>(group))) {
      for (const value of slipsIn(schema as Parts)) {
        const { root } = parseJson(JSON.stringify(value))
        assert.ok(root)
        const isSame = valueAsMeant(root, partsOf(schema)) === root
        if (acceptsAsWritten(schema, root)) {
          assert.ok(isSame && accepts(schema, root), `${name} takes ${JSON.stringify(value)} as it is written`)
          asWritten++
        } else if (!isSame && accepts(schema, root)) renamed++
      }
    }
    const eitherMap = Type.Union([Type.Object({}), Type.Object({ name: Type.String() })])
    const { root } = parseJson('{"names": "a"}')
    assert.ok(root && accepts(eitherMap, root) && !acceptsAsWritten(eitherMap, root))
    assert.ok(asWritten > 1000 && renamed > 100, `${asWritten} as written, ${renamed} with another key`)
  })

  it('only where a text has enough characters, not enough units of them', () => {
    const schema = Type.String({ minLength: 3 })
    for (const [text, isAccepted] of [
      ['ab', false],
      ['abc', true],
      ['🙂a', false],
      ['🙂🙂🙂', true],
    ] as const) {
      const { root } = parseJson(JSON.stringify(text))
      assert.equal(root && accepts(schema, root), isAccepted, text)
    }
  })
})

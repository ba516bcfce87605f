import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseTolerantJson } from '../../server/syntax/json.js'
import { parseStrictJson } from '../../server/syntax/strict-json.js'
import { limits } from '../../server/syntax/tree.js'

/** Also with text beyond ASCII, and surrogates alone. */
const jsonValue = fc.oneof(fc.jsonValue(), fc.jsonValue({ stringUnit: 'binary' }))

describe('the fast parser of strict JSON', () => {
  it('gives the tree that the tolerant parser gives', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom('', ' ', '\t', '\r\n  '), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const { root, faults } = parseTolerantJson(text)
        assert.deepEqual(faults, [])
        assert.deepEqual(parseStrictJson(text), root)
      }),
    )
  })

  it('takes what JSON.parse takes, and nothing else', () => {
    fc.assert(
      fc.property(
        jsonValue.map((value) => JSON.stringify(value, null, 1)),
        fc.nat(),
        fc.constantFrom(
          '',
          ',',
          '"',
          '\\',
          '{',
          '}',
          '[',
          ']',
          '0',
          '-',
          ' ',
          '\n',
          '\u0001',
          '\u00a0',
          '\0',
          '\u20ac',
          '\ud83d',
          'e',
          ':',
          '/',
        ),
        fc.nat(2),
        (text, place, piece, cut) => {
          const at = place % (text.length + 1)
          const changed = text.slice(0, at) + piece + text.slice(at + cut)
          const read = parseStrictJson(changed)
          // A key written twice is valid JSON, and left to the tolerant parser.
          if (read !== undefined || !/"([^"]*)"[\s\S]*"\1"/.test(changed))
            assert.equal(read !== undefined, isJson(changed), changed)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('leaves a key written twice, deep nesting and what breaks off to the tolerant parser', () => {
    for (const text of [
      '{"a":1,"a":2}',
      '[1',
      '{"a"',
      '"a',
      '"a\\',
      '',
      ' ',
      '{"a":1,}',
      '[1,]',
      '[1 2]',
      '01',
      '"\\x"',
      '{} {}',
    ])
      assert.equal(parseStrictJson(text), undefined, text)
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    assert.ok(parseStrictJson(nested(limits.depth)))
    assert.equal(parseStrictJson(nested(limits.depth + 1)), undefined)
    assert.equal(parseStrictJson(nested(100_000)), undefined)
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

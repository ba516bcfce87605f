import assert from 'node:assert/strict'
import { parse } from '../../server/syntax/parse.js'
import { toJson } from '../../server/syntax/tree.js'

/** What is read of a YAML text, and what its faults say. */
const read = async (text: string): Promise<readonly [value: string, faults: readonly string[]]> => {
  const { root, faults } = await parse(text, 'yaml')
  return [JSON.stringify(root && toJson(root)), faults.map(({ message }) => message)]
}

describe('half-typed YAML', () => {
  for (const sign of ['"', "'", '{', '[', '{{ ']) {
    it(`with \`${sign.trim()}\` before a key keeps what follows`, async () => {
      const faults = [`the \`${sign[0]}\` that opens here is not closed`]
      assert.deepEqual(await read(`a: "x"\n${sign}b:\n  c: 1\n  d: 'y'\ne: [2]\n`), [
        '{"a":"x","b":{"c":1,"d":"y"},"e":[2]}',
        faults,
      ])
      assert.deepEqual(await read(`a:\n  - ${sign}b: one\n    c: 'y'\n  - d: 1\n`), [
        '{"a":[{"b":"one","c":"y"},{"d":1}]}',
        faults,
      ])
    })
  }
  it('with a map in brackets over several lines is read as it is written', async () => {
    assert.deepEqual(await read('a:\n  - { b: 1,\n    c: 2\n  }\n'), ['{"a":[{"b":1,"c":2}]}', []])
  })
})

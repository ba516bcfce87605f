import assert from 'node:assert/strict'
import fc from 'fast-check'
import { lineIndex } from '../../server/node/line-index.js'

describe('lines and columns', () => {
  it('count from 1, in UTF-16 units, with every end of line', () => {
    const text = 'a\r\n😀b\rc\n'
    const { place, line, count } = lineIndex(text)
    assert.equal(count, 4)
    assert.deepEqual([1, 2, 3, 4].map(line), ['a', '😀b', 'c', ''])
    const at = text.indexOf('b')
    assert.deepEqual(place({ start: at, end: at + 1 }), { line: 2, column: 3, endLine: 2, endColumn: 4 })
    const behind = place({ start: text.length, end: text.length + 5 })
    assert.deepEqual(behind, { line: 4, column: 1, endLine: 4, endColumn: 1 })
  })

  it('are those that counting by hand gives', () => {
    const texts = fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', ' ')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1)
        const { line, column } = lineIndex(text).place({ start: offset, end: offset })
        const before = text.slice(0, offset)
        assert.equal(line, before.split('\n').length)
        assert.equal(column, offset - before.lastIndexOf('\n'))
      }),
    )
  })
})

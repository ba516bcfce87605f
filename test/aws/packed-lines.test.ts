import assert from 'node:assert/strict'
import { LineReader, packLines } from '../../server/aws/packed-lines.js'

describe('packed lines', () => {
  const lines = Array.from({ length: 200 }, (_, at) => `Name${at} - ${at} "\\ü"`)

  for (const [how, reader] of [
    ['as they are written', new LineReader(lines)],
    ['packed, and written as JSON', new LineReader(JSON.parse(JSON.stringify(packLines(lines))))],
  ] as const)
    it(`are found ${how}`, () => {
      for (const [at, line] of lines.entries()) {
        assert.equal(reader.at(at), line)
        assert.deepEqual(reader.find(`Name${at}`), { line, at })
      }
      assert.equal(reader.at(200), undefined)
      assert.deepEqual(
        reader.words(),
        lines.map((line) => line.split(' ')[0]),
      )
    })

  it('are found by their whole first words alone', () => {
    const reader = new LineReader(lines)
    for (const word of ['', 'Name', 'name1', 'Name1 -', 'ame1', '-', '\u007fName1', 'Name1 - 1 "\\ü"\u007fName2'])
      assert.equal(reader.find(word), undefined, word)
  })

  it('keep lists as JSON', () => {
    assert.equal(new LineReader(['[1,,', ['a', 'b,c']]).at(1), '["a","b,c"]')
    assert.equal(new LineReader([[]]).at(0), '[]')
  })

  it('are fewer texts, none of which JSON writes in another way', () => {
    const { packed } = packLines(['a b', 'c d', ...lines.map(() => 'e')])
    assert.equal(packed.length, 4)
    assert.equal(JSON.stringify(packed[0])?.length, (packed[0]?.length ?? 0) + 2)
    assert.throws(() => packLines(['a \u007f']))
  })

  it('of none are none', () => {
    const reader = new LineReader([])
    assert.deepEqual([reader.at(0), reader.find('a'), reader.words()], [undefined, undefined, []])
  })
})

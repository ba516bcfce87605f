import assert from 'node:assert/strict'
import { linesChanged } from '../../server/features/lines-changed.js'
import { computed } from '../support/computed.js'

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('')

describe('the lines that a change touches', () => {
  it('are told one by one', () =>
    assert.deepEqual(linesChanged('a\nb\nc\n', 'a\nB\nc\nd\n'), [
      { start: 2, end: 4, text: 'B\n' },
      { start: 6, end: 6, text: 'd\n' },
    ]))

  it('are one piece where there are thousands', () => {
    const before = `first\n${lines(5000, (at) => `a${at}\n`)}last\n`
    const after = `first\n${lines(5000, (at) => `  a${at}\n`)}last\n`
    const start = computed()
    const [edit, ...others] = linesChanged(before, after)
    assert.ok(computed() - start < 2000)
    assert.ok(edit)
    assert.deepEqual([edit.start, before.slice(edit.end), others], [6, 'last\n', []])
    assert.equal(before.slice(0, edit.start) + edit.text + before.slice(edit.end), after)
  })
})

import assert from 'node:assert/strict'
import { combinedOutput, kept } from '../../../server/simulator/command/output-limits.js'

const text = (length: number, character: string): string => character.repeat(length)

describe('the output of a command', () => {
  it('is both streams, with a line between them where there are errors', () => {
    assert.equal(combinedOutput({ output: 'a', errorOutput: '' }), 'a')
    assert.equal(combinedOutput({ output: 'a', errorOutput: 'b' }), 'a\n----------ERROR-------\nb')
  })

  it('is never longer than 2,500 characters, and says what was cut', () => {
    for (const [output, errors] of [
      [2500, 0],
      [2501, 0],
      [3000, 3000],
      [10, 3000],
      [3000, 10],
      [1200, 1277],
    ] as const) {
      const combined = combinedOutput({ output: text(output, 'o'), errorOutput: text(errors, 'e') })
      const whole = output + errors + (errors === 0 ? 0 : 24) <= 2500
      assert.equal(combined.length, whole ? output + errors + (errors === 0 ? 0 : 24) : 2500)
      assert.equal(/---(?:Output|Error) truncated/.test(combined), !whole)
    }
  })

  it('keeps 24,000 characters of what is printed and 8,000 of errors', () => {
    const streams = { output: text(24_001, 'o'), errorOutput: text(8001, 'e') }
    const { output, errorOutput } = kept(streams)
    assert.deepEqual([output.length, errorOutput.length], [24_000, 8000])
    assert.ok(output.endsWith('o--output truncated--') && errorOutput.endsWith('e--output truncated--'))
    assert.deepEqual(kept({ output: text(24_000, 'o'), errorOutput: '' }), {
      output: text(24_000, 'o'),
      errorOutput: '',
    })
  })
})

import assert from 'node:assert/strict'
import { parseJson } from '../../server/syntax/json.js'
import { toJson } from '../../server/syntax/tree.js'

/** What is read of a JSON text, and where its first fault is. */
const read = (text: string): readonly [value: string, fault: string] => {
  const { root, faults } = parseJson(text)
  const [first] = faults
  return [JSON.stringify(root && toJson(root)), first ? text.slice(first.start, first.end) : '']
}

describe('half-typed JSON', () => {
  it('without a colon keeps what follows', () => {
    assert.deepEqual(read('{ "a": 1,\n  "d"\n  "p": { "x": [1] }, "q": 2 }'), ['{"a":1,"p":{"x":[1]},"q":2}', '"d"'])
  })
  it('without a value keeps what follows', () => {
    assert.deepEqual(read('{ "next":\n  "p": { "x": 1 }, "q": 2 }'), ['{"next":"{{ }}","p":{"x":1},"q":2}', '"next":'])
    assert.deepEqual(read('[{ "a": { "next": } }, 1]'), ['[{"a":{"next":"{{ }}"}},1]', '"next":'])
  })
  it('with the beginning of a value keeps what follows', () => {
    assert.deepEqual(read('{ "end": fal\n  "p": { "x": [1, 2] }, "q": 2 }'), [
      '{"end":"{{ }}","p":{"x":[1,2]},"q":2}',
      'fal',
    ])
    assert.equal(read('{ "end": false\n  "p": { "x": [1, 2] }, "q": 2 }')[0], '{"end":false,"p":{"x":[1,2]},"q":2}')
  })
  it('at the end keeps what stands before', () => {
    assert.deepEqual(read('[{ "a": 1, "b" }, { "c": 2 }]'), ['[{"a":1},{"c":2}]', '"b"'])
    assert.deepEqual(read('[{ "a": 1\n "b" }, { "c": 2 }]'), ['[{"a":1},{"c":2}]', '"b"'])
  })
  it('has one key that is being typed in a map: what several are is not known', () => {
    assert.deepEqual(
      parseJson('{ "a", "b", "c": 1 }').faults.map(({ local }) => local),
      [undefined],
    )
  })
  it('with an open quote keeps the lines below', () => {
    assert.equal(read('{ "a": 1,\n "b\n, "c": 2 }')[0], '{"a":1,"c":2}')
  })
})

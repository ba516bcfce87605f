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
  it('with a quote within a text or key keeps the lines below', () => {
    const below = ',\n  "b": { "c": 1 }\n}'
    assert.deepEqual(read(`{\n  "a": "one "two, {three"${below}`), ['{"a":"one \\"two, {three","b":{"c":1}}', '"'])
    assert.equal(read(`{\n  "a": "say "hi" now"${below}`)[0], '{"a":"say \\"hi\\" now","b":{"c":1}}')
    assert.equal(read('{ "x": [\n    "say "hi"",\n    "b"\n  ], "c": 1 }')[0], '{"x":["say \\"hi\\"","b"],"c":1}')
    assert.equal(read(`{\n  "na"me": "one"${below}`)[0], '{"name":"one","b":{"c":1}}')
    assert.equal(read(`{\r\n  "a": ""one"${below}`)[0], '{"a":"{{ }}","b":{"c":1}}')
  })
  it('with a quote in a text that has escaped ones keeps the lines below', () => {
    assert.equal(read('{\n  "a": "f(\\"x\\": 1)" y",\n  "b": 2\n}')[0], '{"a":"f(\\"x\\": 1)\\" y","b":2}')
  })
  it('with an apostrophe before a text does not take it for a quote', () => {
    assert.notEqual(read('[\n  \' "a",\n  "b"\n]')[1], '\' "a",')
  })
  it('with several texts on a line takes none of them for one', () => {
    const fault = (line: string) => parseJson(`{\n  ${line}\n}`).faults[0]?.message
    assert.equal(fault('"a" "b"'), 'a colon is missing between key and value')
    assert.doesNotMatch(fault('"a": "one" "b": "two"') ?? '', /at this quote/)
    assert.doesNotMatch(fault('"a": "one, "b": "two"') ?? '', /at this quote/)
  })
})

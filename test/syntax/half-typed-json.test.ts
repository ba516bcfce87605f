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

  describe('with a bracket where none can stand', () => {
    const text = '{\n  "a": { "x": 1 },\n  "b": [\n    { "y": 2 }\n  ],\n  "c": 3\n}'
    const value = '{"a":{"x":1},"b":[{"y":2}],"c":3}'
    for (const [where, at] of [
      ['at the start of a line', text.indexOf('"b"')],
      ['at the margin', text.indexOf('  "c"')],
      ['behind a key', text.indexOf(': [')],
    ] as const)
      for (const sign of ['{', '}', '[', ']', '{}', '[]'])
        it(`reads the rest: \`${sign}\` ${where}`, () => {
          assert.deepEqual(read(text.slice(0, at) + sign + text.slice(at)), [value, sign])
        })

    it('takes a value behind it for that of the key', () => {
      for (const sign of ['{', '}', ']', '{}', '[]'])
        assert.deepEqual(read(text.replace('3', `${sign} 3`)), [value, sign])
      assert.equal(read('{ "a": ["b" },\n  "c": 1 }'.replace('{ "a"', '{ "z": { "a"'))[0], '{"z":{"a":["b"]},"c":1}')
    })

    it('tells one at the end of a line, where the next one closes the same', () => {
      const closed = '{\n  "a": {\n    "x": 1}\n  },\n  "b": {\n    "y": 2\n  }\n}'
      assert.deepEqual(read(closed), ['{"a":{"x":1},"b":{"y":2}}', '}'])
    })

    it('takes brackets for the value that is missing before them', () => {
      assert.deepEqual(read('{ "a": {}, "b": [] }'), ['{"a":{},"b":[]}', ''])
      assert.equal(read('{ "a" {}, "b": 1 }')[0], '{"a":{},"b":1}')
    })
  })

  it('with a quote among texts on one line reads the rest of the line', () => {
    const text = '[\n  { "a": "one", "b": { "c": "two" } },\n  { "d": "three" }\n]'
    const read = (of: string, to: string) => {
      const { root } = parseJson(text.replace(of, to))
      return JSON.stringify(root && toJson(root))
    }
    const value = (a = 'one', c = 'two') => JSON.stringify([{ a, b: { c } }, { d: 'three' }])
    assert.equal(read('one', 'o"ne'), value('o"ne'))
    assert.equal(read('"a"', '"a""'), value())
    assert.equal(read('"two"', '""two"'), value('one', '{{ }}'))
    assert.equal(read('"two"', '"'), value('one', ''))
    assert.equal(read('b"', '"b"'), value())
  })
})

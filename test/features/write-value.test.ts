import assert from 'node:assert/strict'
import { parse as parseAnyYaml } from 'yaml'
import { type Form, valueBehindKey } from '../../server/features/write-value.js'
import { parse } from '../../server/syntax/parse.js'
import { toJson } from '../../server/syntax/tree.js'

const texts = [
  ...[
    '',
    ' ',
    'a',
    ' a',
    'a ',
    '- a',
    'a: b',
    'a #b',
    '#a',
    '{{ a }}',
    "it's",
    '"a"',
    '\\',
    '[a]',
    '*',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
  ],
  ...[
    'yes',
    'No',
    'ON',
    'off',
    'y',
    'n',
    'true',
    'null',
    '~',
    '=',
    '<<',
    '1',
    '0777',
    '0x1F',
    '0b11',
    '0o7',
    '1_000',
    '1.5',
    '1e3',
    '.5',
    '.inf',
  ],
  ...[
    '12:30',
    '12:30:45',
    '190:20:30.15',
    '2020-01-01',
    '2020-01-01T10:00:00Z',
    '1.2.3',
    '10.0.0.1',
    '1,000',
    '+1',
    '-1',
    '1-2',
  ],
  ...[
    'a\n',
    'a\nb',
    'a\nb\n',
    'a\n\n',
    '\n',
    '\na',
    ' a\nb',
    '  a\n b\n',
    'a\n  b\n',
    'a\n\nb\n',
    'a\n ',
    'a\n \n',
    ' \na',
    '\t\na',
    '\ta\n\tb',
    '# a\nb\n',
    'if x; then\n  y\nfi\n',
  ],
  ...['a\tb', 'a\rb', 'a\r\nb\n', 'a\u0000b', 'a\u0085b\n', 'a\u2028b', '\ufeffa', 'é\nü', '😀\n😀', 'a\u007fb'],
]

const values = [
  ...texts,
  [],
  {},
  [[]],
  [{}],
  [[['a'], 'b']],
  { a: { b: [] } },
  [{ a: 1 }, null, true, 1.5],
  { 'a b': 1, yes: 2, '1': 3, '': 4 },
]

describe('values written into documents', () => {
  for (const form of ['block', 'flow', 'json'] satisfies Form[])
    it(`are read as what they were, in the form ${form}`, async () => {
      for (const value of [...values, texts, Object.fromEntries(texts.map((text, at) => [`k${at}`, text]))]) {
        const written = (column: number) => valueBehindKey(value, column, form)
        const text =
          form === 'json'
            ? `{"a":${written(0)},"b":{"c":${written(2)}}}`
            : form === 'flow'
              ? `{a:${written(0)}, b: {c:${written(0)}}}\n`
              : `a:${written(0)}\nb:\n  c:${written(2)}\nd:\n  - e: 1\n    f:${written(4)}\n`
        const tree = await parse(text, form === 'json' ? 'json' : 'yaml')
        const wanted = { a: value, b: { c: value }, ...(form === 'block' && { d: [{ e: 1, f: value }] }) }
        assert.deepEqual(tree.faults, [], text)
        assert.equal(JSON.stringify(tree.root && toJson(tree.root)), JSON.stringify(wanted), text)
        for (const version of ['1.1', '1.2'] as const)
          assert.equal(JSON.stringify(parseAnyYaml(text, { version })), JSON.stringify(wanted), `${version}: ${text}`)
      }
    })
})

import assert from 'node:assert/strict'
import { formatOf } from '../../server/syntax/parse.js'
import { parseBrokenYaml } from '../../server/syntax/tolerant-yaml.js'
import { isFatal } from '../../server/syntax/tree.js'
import { parseUsualYaml } from '../../server/syntax/usual-yaml.js'
import { parseWholeYaml } from '../../server/syntax/yaml.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'
import { randomFrom } from '../support/random.js'

/** What is read without the parser of all YAML. */
const usual: Readonly<Record<string, string>> = {
  'values of all types': 'a: 1\nb: true\nc: ~\nd: 0x1F\nnull: -1.5e3\ne: text\n1: .inf\n',
  'absent values': 'a:\nb: # none\nc:\n- \n-\n- d:\n  e:\n',
  'absent items one after the other': 'a:\n-\n- # b\n-\n# c\n-\nd:\n- -\n  -\n-\n- e:\n-\n- f\n-\n',
  'lists at the column of their key and further in':
    'a:\n- 1\n- - 2\n  - 3\nb:\n    - c: 4\n      d: 5\n    -\n      e: 6\n',
  'a list as the document': '- a\n- b: c\n',
  'comments and empty lines': '# one\n\n--- # two\n# three\na: b # four\n\n  # five\nc:\n  # six\n  d: e#f\n # seven\n',
  'scalars in quotes': `a: 'it''s'\n"b": "\\t\\x41\\u00e9\\U0001F600\\"" # c\n'd' : ''\ne:\n  "f"\n`,
  'scalars over several lines': `a: one\n  two\n\n  three # c\nb: "four\n\n  five \\\n    six"\nc: 'seven\n  eight'\nd:\n  nine\n  - ten\n   - more\n`,
  'literal scalars':
    'a: |\n  b\n    c\n\n   d\n\n\ne: |-\n\n  f\n  \n\ng: |+ # h\n   i\n\n\nj:\n  - |\n    k: l\n    # m\n  # n\no: |\n',
  'folded scalars': 'a: >\n  b\n  c\n\n    d\n  e\nf: >-\n\n  g\n  h\n\ni: >+\n  j\n\n',
  'a literal scalar without an end of line': 'a: |\n  b\n  c',
  'flow collections':
    'a: [1, "b", \'c\', [d e], {f: g, "h":i,}]\nj: {}\nk: [\n  l, # m\n  n\n  ]\no: { "p": [ ],\n  q: -r }\n-s: t\n'.replace(
      '-s',
      's',
    ),
  'brackets at the column of their key': 'a:\n  b: {\n    "c": [ d,\n e\n], # f\n  }\n  g: [\n]\n',
  'text beyond ASCII': 'a: é\nb: "😀"\nc: |\n  → d\n"ü": [ñ]\n',
  'marks within text': 'a: b:c\nd: e#f\ng: -h\ni: :j\nk: ?l\nm: n{o}\np: q, r\ns: {t: u:v}\n',
  'quoted scalars that go on at the margin': 'a:\n  b: "c\nd \\\n\n e"\n  f: \'g\n---\n\n h\'\n',
  'the three dashes, and the three dots': '---\na: b\n... # c\n',
}

/** What is left to the parser of all YAML. */
const unusual: readonly string[] = [
  'a: &b c\n',
  'a: *b\n',
  'a: !t b\n',
  '? a\n: b\n',
  '<<: {a: b}\n',
  'a: 1\na: 2\n',
  'a: {b: 1, b: 2}\n',
  'a:\tb\n',
  'a: b\r\nc: d\r\n',
  '\ufeffa: b\n',
  'a: {{ b }}\n',
  'a: [b: c]\n',
  'a: {b, c}\n',
  'a: b: c\n',
  'a: b\n c: d\n',
  'a:\n# b\n  c\nd: e\n',
  'a: |2\n  b\n',
  'a: "\\q"\n',
  'a: b\n--- \nc: d\n',
  'a: b\n...\nc: d\n',
  'a: [1\n',
  'a: \0\n',
  'just text\n',
  '... : a\n',
  '{a: b}\n',
  '',
  '- '.repeat(300),
  `a: ${'['.repeat(300)}`,
]

const pieces = [
  ...['', ' ', '  ', '\n', '\n\n', '\n ', '\n  ', '\n    ', '   \n', '\n#c', '\n  #c', ' # c', '\t', '\r\n'],
  ...[
    ':',
    ': ',
    '-',
    '- ',
    '\n- ',
    '\n  - ',
    '? ',
    '---\n',
    '...\n',
    '\n---',
    '<<: ',
    '|',
    '|\n',
    '>-',
    '|+\n',
    '>2\n',
  ],
  ...[
    '"',
    "'",
    '""',
    "''",
    '\\',
    '\\n',
    '{',
    '}',
    '[',
    ']',
    ',',
    ', ',
    '{{ x }}',
    '"{{ x }}"',
    '&a ',
    '*a',
    '!t ',
    '%',
    '@',
  ],
  ...['~', 'null', '0', 'true', 'é', '→ ', '😀', '\u0085', '\ud83d'],
]

const broken = { code: 'syntax', start: 0, end: 0, message: '' } as const

/** Whether it was read; then the other parser gives the same tree, and finds nothing to say; nor does the tolerant one of lines that are where YAML wants them. */
function isReadAlike(text: string): boolean {
  const read = parseUsualYaml(text)
  if (!read) return false
  assert.deepEqual({ text, format: 'yaml', faults: [], ...read }, parseWholeYaml(text))
  if (!read.entangled) assert.ok(!parseBrokenYaml(text, broken).faults.some(isFatal), text)
  return true
}

describe('the parser of usual YAML', () => {
  for (const [name, text] of Object.entries(usual)) {
    it(`reads ${name} as the parser of all YAML does`, () => assert.ok(isReadAlike(text), JSON.stringify(text)))
  }

  it('leaves what is rare to the parser of all YAML', () => {
    assert.deepEqual(
      unusual.filter((text) => parseUsualYaml(text)),
      [],
    )
  })

  it('gives the same tree or none, whatever is changed in a text', () => {
    const random = randomFrom(11)
    const texts = Object.values(usual)
    let read = 0
    for (let run = 0; run < 6000; run++) {
      let text = texts[random(texts.length)] ?? ''
      for (let edits = 1 + random(3); edits > 0; edits--) {
        const at = random(text.length + 1)
        text = text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at + random(3))
      }
      if (isReadAlike(text)) read++
    }
    assert.ok(read > 1000, `${read} read`)
  })

  it('reads no part of a text many times over', () => {
    const nested = (closing: string) =>
      `a: ${'"'.repeat(2)}\n${'- - - "b" : - c\n'.repeat(2)}${"d: 'e\n  f\n".repeat(20_000)}${closing}`
    const start = process.cpuUsage()
    assert.equal(parseUsualYaml(nested(': :')), undefined)
    assert.ok(process.cpuUsage(start).user < 1e6)
  })
})

describeCorpus('the parser of usual YAML', () => {
  it('reads nearly all documents, and gives the same trees', () => {
    const files = corpusFiles('docs').filter(({ path, text }) => formatOf(text, path) === 'yaml')
    const read = files.filter(({ text }) => isReadAlike(text))
    assert.ok(read.length > files.length * 0.95, `${read.length} of ${files.length}`)
  })
})

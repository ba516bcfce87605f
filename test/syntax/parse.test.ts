import assert from 'node:assert/strict'
import { formatOf, parse } from '../../server/syntax/parse.js'
import { parseBrokenYaml } from '../../server/syntax/tolerant-yaml.js'
import {
  type Format,
  isEmpty,
  type ListNode,
  type Node,
  toJson,
  type Tree,
  valueAt,
  walk,
} from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'

const json = (tree: Tree) => (tree.root ? JSON.parse(JSON.stringify(toJson(tree.root))) : undefined)
const faults = async (text: string, format: Format = 'yaml') => (await parse(text, format)).faults
const source = (tree: Tree, node: Node | undefined) => node && tree.text.slice(node.start, node.end)

/** What the tolerant parser is told where nothing is known to be wrong. */
const broken = { code: 'syntax', start: 0, end: 0, message: '' } as const

describe('parsing YAML', () => {
  it('reads every style of scalar with its content range', async () => {
    const tree = await parse(
      'a: plain\nb: \'sin\'\nc: "dou"\nd: |\n  lit\n  eral\ne: >-\n  fol\n  ded\nf: 12\ng: true\nh:\n',
      'yaml',
    )
    assert.deepEqual(json(tree), {
      a: 'plain',
      b: 'sin',
      c: 'dou',
      d: 'lit\neral\n',
      e: 'fol ded',
      f: 12,
      g: true,
      h: null,
    })
    assert.equal(source(tree, valueAt(tree.root, 'b')), 'sin')
    assert.equal(source(tree, valueAt(tree.root, 'c')), 'dou')
    assert.deepEqual(tree.faults, [])
  })

  it('places an absent value behind the colon', async () => {
    const tree = await parse('a:\nb: 1\n', 'yaml')
    assert.equal(valueAt(tree.root, 'a')?.start, 2)
  })

  for (const text of ['-\n-\n', 'a:\n-\n- # b\n# c\n-\n', '- a:\n-\n- - b\n-\n', '- -\n  -\n-\n- : \n-\n'])
    it(`places each absent item behind its dash in ${JSON.stringify(text)}, whichever parser reads it`, async () => {
      const { root } = await parse(text, 'yaml')
      assert.deepEqual(parseBrokenYaml(text, broken).root, root)
      const items = [...walk(root)].flatMap((node) => (node.kind === 'list' ? node.items : []))
      assert.deepEqual(
        items
          .filter(isEmpty)
          .map(({ start }) => start)
          .toSorted((a, b) => a - b),
        [...text.matchAll(/-(?=\n| #)/g)].map(({ index }) => index + 1),
      )
    })

  for (const text of [
    '- !Sub a: 1\n  b: 2\n',
    '- &x a: 1\n',
    '- &x !Sub a: 1\n',
    '- ! : 1\n',
    '- !Map\n  !Sub a: 1\n  b: 2\n',
    '- ? !Sub a\n  : 1\n',
    'x:\n  &a b: 1\n  !Sub c: 2\n',
    '!Sub a: 1\n',
    '- !Sub [a]: 1\n',
    'x: { !Sub a: 1 }\n',
    "x: ['a':  ]\ny: [2]\n",
    'x: [1,\n  : 2, 3]\n',
    'x: [{a: 1}: 2]\ny: []\n',
    'x: [&k a: 1, !t b: 2]\n',
    'x: [a: {b: 1}, c: [d: 1]]\ny: [2]\n',
  ])
    it(`has a map begin with its first key in ${JSON.stringify(text)}, whichever parser reads it`, async () => {
      assert.deepEqual(parseBrokenYaml(text, broken).root, (await parse(text, 'yaml')).root)
    })

  it('ends a list that ends with a pair at its own bracket', async () => {
    const tree = await parse('x: [a: 1]\ny: [2]\n', 'yaml')
    assert.equal(source(tree, valueAt(tree.root, 'x')), '[a: 1]')
    assert.equal(source(tree, valueAt(tree.root, 'x', 0)), 'a: 1')
  })

  it('places many absent values behind many comments at once', async () => {
    const text = `- x\n${'# c\n'.repeat(40_000)}${'-\n'.repeat(40_000)}`
    const start = process.cpuUsage()
    for (const tree of [
      await parse(text, 'yaml'),
      await parse(`# \t\r\n${text}`, 'yaml'),
      parseBrokenYaml(text, broken),
    ])
      assert.equal(tree.root?.kind === 'list' && tree.root.items.length, 40_001)
    assert.ok(process.cpuUsage(start).user < 5e6)
  })

  it('resolves aliases to the node of the anchor, and merge keys behind the own keys', async () => {
    const tree = await parse('base: &base {x: 1, y: 2}\nuse:\n  <<: *base\n  y: 3\nsame: *base\n', 'yaml')
    assert.deepEqual(json(tree), { base: { x: 1, y: 2 }, use: { y: 3, x: 1 }, same: { x: 1, y: 2 } })
  })

  it('resolves aliases and merge keys in an item without its dash, which ends behind its last key at the least', async () => {
    const text = 'a: &a {x: 1, y: 2}\nb:\n  - n: 1\n    y: 3\n    z: *a\n    n: 2\n    y: 4\n    <<: *a\n    z: *a\n'
    const tree = await parse(text, 'yaml')
    const all = { x: 1, y: 2 }
    assert.deepEqual(json(tree), {
      a: all,
      b: [
        { n: 1, y: 3, z: all },
        { n: 2, y: 4, z: all, x: 1 },
      ],
    })
    assert.equal(source(tree, valueAt(tree.root, 'b', 0)), 'n: 1\n    y: 3\n    z')
    assert.equal(source(tree, valueAt(tree.root, 'b', 1)), 'n: 2\n    y: 4\n    <<: *a\n    z')
  })

  it('counts what aliases multiply to in items without their dash', async () => {
    const levels = Array.from({ length: 8 }, (_, level) => {
      const alias = level === 0 ? 'x' : `*a${level - 1}`
      return `a${level}: &a${level}\n  - n: 1\n    y: ${alias}\n${`    n: 2\n    y: ${alias}\n`.repeat(9)}`
    })
    const all = await faults(levels.join(''))
    assert.deepEqual([...new Set(all.map(({ code }) => code))].sort(), ['duplicate-key', 'not-read'])
  })

  it('reports an alias without an anchor, and one within its own anchor', async () => {
    assert.match((await faults('a: *nowhere\n'))[0]?.message ?? '', /no anchor is named `nowhere`/)
    assert.match((await faults('a: &a [*a]\n'))[0]?.message ?? '', /inside its own anchor/)
  })

  it('reads a closing brace at the column of its parent, as SnakeYAML does', async () => {
    const text = 'outer:\n  inner: {\n    "a": 1\n  }\n  next: 2\n'
    const tree = await parse(text, 'yaml')
    assert.deepEqual([json(tree), tree.faults], [{ outer: { inner: { a: 1 }, next: 2 } }, []])
    const inner = valueAt(tree.root, 'outer', 'inner')
    assert.equal(source(tree, inner), '{\n    "a": 1\n  }')
    assert.equal(source(tree, valueAt(tree.root, 'outer', 'next')), '2')
  })

  it('reads a quoted scalar continued at column 0, as SnakeYAML does', async () => {
    const tree = await parse('a:\n  b: "one\ntwo"\n  c: 3\n', 'yaml')
    assert.deepEqual([json(tree), tree.faults], [{ a: { b: 'one two', c: 3 } }, []])
  })

  it('reports a key written twice once, with the place of the first', async () => {
    const [fault, ...others] = await faults('a: 1\nb: 2\na: 3\n')
    assert.deepEqual(others, [])
    assert.equal(fault?.code, 'duplicate-key')
    assert.deepEqual([fault?.start, fault?.related?.start], [10, 0])
  })

  it('gives a tree and one fault for a text that breaks off', async () => {
    const tree = await parse('a: 1\nb: [1, 2\n', 'yaml')
    assert.equal(valueAt(tree.root, 'a')?.kind, 'scalar')
    assert.equal(tree.faults.length, 1)
  })

  it('quotes a reference without quotes together with the text behind it', async () => {
    const text = "a:\n- {{ x }}/it's # comment\n- { b: {{ x }}-{{ y }}, c: d }\ne: {{ x }} : z\r\nf: 1\n"
    const tree = await parse(text, 'yaml')
    assert.deepEqual(json(tree), { a: ["{{ x }}/it's", { b: '{{ x }}-{{ y }}', c: 'd' }], e: '{{ x }} : z', f: 1 })
    assert.deepEqual(
      tree.faults.map(({ code, start, end }) => [code, text.slice(start, end)]),
      [
        ['unquoted-reference', "{{ x }}/it's"],
        ['unquoted-reference', '{{ x }}-{{ y }}'],
        ['unquoted-reference', '{{ x }} : z'],
      ],
    )
    assert.match(tree.faults[0]?.message ?? '', /quote it: `'\{\{ x \}\}\/it''s'`/)
  })

  it('leads places back through as many quotes as a value has', async () => {
    const value = `{{ x }} ${"it's ".repeat(20_000)}`.trimEnd()
    const text = `a: ${value}\nb: [c]\n`
    const tree = await parse(text, 'yaml')
    assert.deepEqual(json(tree), { a: value, b: ['c'] })
    assert.deepEqual(
      tree.faults.map(({ start, end }) => [start, end]),
      [[3, 3 + value.length]],
    )
    const [item] = (valueAt(tree.root, 'b') as ListNode).items
    assert.equal(text.slice(item?.start, item?.end), 'c')
  })

  it('explains a reference without quotes whose text goes on in the next line', async () => {
    const [fault] = await faults('a: {{ x }} text\n  and more\n')
    assert.equal(fault?.code, 'unquoted-reference')
    assert.match(fault?.message ?? '', /quote all of it/)
  })

  it('reports a second document of the file', async () => {
    const [fault] = await faults('a: 1\n---\nb: 2\n')
    assert.deepEqual([fault?.code, fault?.start], ['several-documents', 5])
  })

  it('reads carriage returns and a byte order mark', async () => {
    assert.deepEqual(json(await parse('\uFEFFa: 1\r\nb: |\r\n  x\r\n  y\r\n', 'yaml')), { a: 1, b: 'x\ny\n' })
  })
})

describe('parsing JSON', () => {
  it('points at a trailing comma and a comment, and reads on', async () => {
    const text = '{\n  "a": [1, 2,], // why\n  "b": 2\n}'
    const tree = await parse(text, 'json')
    assert.deepEqual(json(tree), { a: [1, 2], b: 2 })
    assert.deepEqual(
      tree.faults.map(({ code, start, end }) => [code, text.slice(start, end)]),
      [
        ['trailing-comma', ','],
        ['comment', '// why'],
      ],
    )
  })

  it('reports the first hard fault only', async () => {
    const tree = await parse('{"a": 1 "b": 2 "c"}', 'json')
    assert.deepEqual(
      tree.faults.map(({ code, start }) => [code, start]),
      [['syntax', 8]],
    )
  })

  it('finds many faults at once, also before many blank lines', async () => {
    const text = `{${'"a",'.repeat(40_000)}}${'\n'.repeat(100_000)}`
    const start = process.cpuUsage()
    const { faults } = await parse(text, 'json')
    assert.ok(process.cpuUsage(start).user < 5e6)
    assert.deepEqual(
      faults.map(({ code, start }) => [code, start]),
      [['syntax', 1]],
    )
  })

  it('keeps keys of the prototype as data', async () => {
    const tree = await parse('{"__proto__": {"x": 1}, "constructor": 2}', 'json')
    assert.ok(tree.root)
    const value = toJson(tree.root)
    assert.deepEqual(Object.keys(value as object), ['__proto__', 'constructor'])
    assert.equal(({} as { x?: number }).x, undefined)
  })
})

describe('hostile texts end in one clear fault', () => {
  const deep = 10_000
  const cases: readonly [title: string, text: string, format: Format, message: RegExp][] = [
    ['JSON nested 10,000 deep', '['.repeat(deep) + ']'.repeat(deep), 'json', /nested deeper than 200 levels/],
    ['flow YAML nested 10,000 deep', '['.repeat(deep) + ']'.repeat(deep), 'yaml', /nested deeper than 200 levels/],
    ['block YAML nested 10,000 deep', `${'- '.repeat(deep)}x`, 'yaml', /nested deeper than 200 levels/],
    ['broken YAML nested 10,000 deep', '[{'.repeat(deep), 'yaml', /nested deeper than 200 levels/],
    ['a text of 10 MB', `a: ${'x'.repeat(10 * 1024 * 1024)}`, 'yaml', /more than the 4194304 that are read/],
    ['an alias bomb', bomb(), 'yaml', /aliases multiply to more than 1000000 values/],
  ]
  for (const [title, text, format, message] of cases) {
    it(title, async () => {
      const tree = await parse(text, format)
      assert.match(tree.faults.map((fault) => fault.message).join('\n'), message)
      let nodes = 0
      for (const _ of walk(tree.root)) nodes++
      assert.ok(nodes <= 1_000_001, `${nodes} nodes`)
    })
  }
})

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let level = 1; level < 12; level++)
    lines.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    )
  return `${lines.join('\n')}\n`
}

describe('the format of a text', () => {
  it('follows the ending, else the first characters', () => {
    assert.deepEqual(
      [
        formatOf('a: 1', 'x.json'),
        formatOf('{"a": 1}', 'x.yaml'),
        formatOf('{"a": 1}'),
        formatOf('{a: 1}'),
        formatOf('a: 1'),
      ],
      ['json', 'yaml', 'json', 'yaml', 'yaml'],
    )
  })
})

describeCorpus('the two YAML parsers', () => {
  const files = corpusFiles().filter(({ path, text }) => formatOf(text, path) === 'yaml')

  it('give the same tree of every document that both read', async () => {
    let compared = 0
    for (const { path, text } of files) {
      const fast = await parse(text, 'yaml')
      const slow = parseBrokenYaml(text, broken)
      if (fast.faults.length > 0 || slow.faults.length > 0) continue
      compared++
      const isSame = JSON.stringify(fast.root) === JSON.stringify(slow.root)
      if (!isSame) assert.deepEqual(slow.root, fast.root, path)
    }
    assert.ok(compared > files.length * 0.95, `${compared} of ${files.length} documents compared`)
  })

  it('leave only texts unread that are marked as broken', async () => {
    const unread: string[] = []
    for (const { path, text, notes } of files) {
      const tree = await parse(text, 'yaml')
      if (tree.faults.some(({ code }) => code !== 'duplicate-key') && !/unparse?d|unparsable/.test(notes))
        unread.push(path)
    }
    assert.deepEqual(unread, [])
  })
})

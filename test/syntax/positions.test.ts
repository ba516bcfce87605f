import assert from 'node:assert/strict'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { formatOf, parse } from '../../server/syntax/parse.js'
import { rangeWithin } from '../../server/syntax/positions.js'
import { type Format, type ScalarNode, type Tree, valueAt, walk } from '../../server/syntax/tree.js'
import { corpusFiles, describeCorpus } from '../support/corpus.js'

/** The source of a word of the scalar under `a`. */
async function sourceOf(text: string, word: string, format: Format = 'yaml'): Promise<string> {
  const tree = await parse(text, format)
  const scalar = valueAt(tree.root, 'a') as ScalarNode
  const from = String(scalar.value).indexOf(word)
  assert.ok(from >= 0, `the value has \`${word}\``)
  const { start, end } = rangeWithin(tree, scalar, from, from + word.length)
  return text.slice(start, end)
}

describe('a word within a scalar has its exact place', () => {
  const ref = '{{ x }}'
  const cases: readonly [title: string, text: string, word: string, source?: string][] = [
    ['plain', `a: see {{ x }} here\n`, ref],
    ['plain over lines', `a: one two\n  see {{ x }}\n\n  end\n`, ref],
    ['single-quoted behind doubled quotes', `a: 'it''s {{ x }}'\n`, ref],
    ['single-quoted over lines', `a: 'it''s\n  folded {{ x }}'\n`, ref],
    ['double-quoted behind escapes', `a: "tab\\t\\u00e9\\x41\\U0001F600 {{ x }}"\n`, ref],
    ['double-quoted behind an escaped line break', `a: "one\\\n   two {{ x }}"\n`, ref],
    ['double-quoted across folded lines', `a: "one\n\n   two {{ x }} three"\n`, ref],
    ['double-quoted behind an escaped blank that begins a line', `a: "one\n\n  \\  two {{ x }}"\n`, ref],
    ['double-quoted behind an escaped blank on the next line', `a: "one\n  \\ two {{ x }}"\n`, ref],
    ['double-quoted behind escaped blanks and empty lines', `a: "one\\ \r\n\r\n\r\n  \\ttwo {{ x }}"\r\n`, ref],
    ['literal', `a: |\n    one\n      two {{ x }}\n    end\n`, ref],
    ['literal with an explicit indent', `a: |2\n    one\n  {{ x }}\n`, ref],
    ['folded', `a: >-\n  one\n  two {{ x }}\n\n    more\n  end\n`, ref],
    ['folded with carriage returns', `a: >\r\n  one\r\n  two {{ x }}\r\n`, ref],
    ['an escape itself', `a: "x\\ty"\n`, '\t', '\\t'],
    ['an astral character', `a: "x😀y"\n`, '😀'],
  ]
  for (const [title, text, word, source = word] of cases) {
    it(title, async () => assert.equal(await sourceOf(text, word), source))
  }

  it('in JSON behind escapes', async () =>
    assert.equal(await sourceOf('{"a": "\\"q\\" \\u00e9\\n {{ x }}"}', ref, 'json'), ref))

  it('a word that an escape is part of keeps the escape', async () =>
    assert.equal(await sourceOf('{"a": "x{{ \\u0061 }}y"}', '{{ a }}', 'json'), '{{ \\u0061 }}'))
})

describe('every character that is no white space maps to itself', () => {
  it('for any text in any style that a serializer chooses', async () => {
    const styles = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const
    const words = fc.array(
      fc.constantFrom('word', "it's", '"q"', 'é', '😀', '\\', ' ', '\n', '  ', '\t', '{{ x }}', '#', ':', 'a-b'),
      { maxLength: 60, size: 'max' },
    )
    await fc.assert(
      fc.asyncProperty(
        words,
        fc.constantFrom(...styles),
        fc.integer({ min: 20, max: 80 }),
        async (parts, style, lineWidth) => {
          const text = stringify(
            { a: parts.join('') },
            { defaultStringType: style, defaultKeyType: 'PLAIN', lineWidth },
          )
          const tree = await parse(text, 'yaml')
          const scalar = valueAt(tree.root, 'a')
          if (scalar?.kind === 'scalar') assertMapped(tree, scalar, text)
        },
      ),
      { numRuns: 500, seed: 1 },
    )
  })

  describeCorpus('of the corpus', () => {
    it('in all scalars', async () => {
      for (const { path, text } of corpusFiles()) {
        const tree = await parse(text, formatOf(text, path))
        for (const node of walk(tree.root)) if (node.kind === 'scalar') assertMapped(tree, node, path)
      }
    })
  })
})

function assertMapped(tree: Tree, scalar: ScalarNode, where: string): void {
  if (typeof scalar.value !== 'string') return
  for (let at = 0; at < scalar.value.length; at++) {
    const char: string = scalar.value[at] ?? ''
    if (/\s/.test(char)) continue
    const { start, end } = rangeWithin(tree, scalar, at, at + 1)
    const source = tree.text.slice(start, end)
    if (source !== char && !source.startsWith('\\') && source !== "''")
      assert.fail(`${where}: ${JSON.stringify(char)} at ${at} maps to ${JSON.stringify(source)}`)
  }
}

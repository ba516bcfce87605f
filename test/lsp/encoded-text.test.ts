import assert from 'node:assert/strict'
import { type EncodedText, encodedText } from '../../server/lsp/encoded-text.js'
import { computed } from '../support/computed.js'
import { randomFrom } from '../support/random.js'

const opened = (text: string): EncodedText => encodedText('file:///a.yaml', 'yaml', 1, text, 'utf-16')

/** Where every character stands. */
const positions = (text: EncodedText) =>
  Array.from({ length: text.text.length + 1 }, (_, at) => text.rangeOf({ start: at, end: at }).start)

describe('an open text', () => {
  it('has its characters where a fresh one has them, however it came to be', () => {
    const random = randomFrom(3)
    const typed = ['x', '\n', '\r\n', '\r', '', 'one\ntwo\n', '🙂']
    for (let round = 0; round < 60; round++) {
      let text = opened(round % 2 === 0 ? 'a: 1\nb: 2\n\nc' : 'a: 1\r\nb: 2\r\rc')
      for (let edit = 2; edit < 22; edit++) {
        const start = random(text.text.length + 1)
        const range = text.rangeOf({ start, end: Math.min(text.text.length, start + random(4)) })
        const written = typed[random(round % 3 === 0 ? 2 : typed.length)] ?? ''
        text = text.changed([{ range, text: written }], edit)
        assert.deepEqual(positions(text), positions(opened(text.text)), JSON.stringify(text.text))
      }
    }
  })

  it('is of the format of its language where its name does not say which', () => {
    const pathOf = (uri: string, language: string) => encodedText(uri, language, 1, '', 'utf-16').path
    assert.equal(pathOf('untitled:Untitled-1', 'ssm-json'), 'Untitled-1.json')
    assert.equal(pathOf('file:///work/wait.ssm', 'ssm-json'), '/work/wait.ssm.json')
    assert.equal(pathOf('file:///work/stack.template', 'yaml'), '/work/stack.template.yaml')
    assert.equal(pathOf('file:///work/wait.yml', 'ssm-yaml'), '/work/wait.yml')
    assert.equal(pathOf('file:///work/main.tf', 'terraform'), '/work/main.tf')
    assert.equal(pathOf('file:///work/notes.txt', 'plaintext'), '/work/notes.txt')
  })

  it('stays as it is when a newer version comes of it', () => {
    const first = opened('one\ntwo')
    const before = positions(first)
    const start = { line: 0, character: 1 }
    const second = first.changed([{ range: { start, end: start }, text: '\n\n' }], 2)
    assert.deepEqual(positions(first), before)
    assert.equal(first.changed([{ text: 'new' }], 3).text, 'new')
    assert.equal(second.offsetAt({ line: 3, character: 1 }), 7)
    assert.deepEqual([first.version, second.version], [1, 2])
  })

  it('tells places of a long line in time, however a client counts', () => {
    const line = 'aä🙂 '.repeat(20_000)
    const widths = { 'utf-16': 5, 'utf-8': 8, 'utf-32': 4 } as const
    for (const encoding of ['utf-16', 'utf-8', 'utf-32'] as const) {
      const text = encodedText('file:///a.json', 'json', 1, `\n${line}`, encoding)
      const start = computed()
      for (let at = 0; at < 20_000; at++) {
        const { start: found } = text.rangeOf({ start: 1 + at * 5, end: 1 + at * 5 })
        assert.deepEqual(found, { line: 1, character: at * widths[encoding] })
      }
      assert.ok(computed() - start < 1500, encoding)
    }
  })
})

import assert from 'node:assert/strict'
import { scriptTokens } from '../../server/languages/script-tokens.js'
import { computed } from '../support/computed.js'

const looks = (text: string, language: Parameters<typeof scriptTokens>[1]): string[] =>
  scriptTokens(text, language).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)

describe('the look of scripts', () => {
  it('in Python', () => {
    assert.deepEqual(looks("def f(a): # why\n  return \"x\\\"#\" + '''a\nb''' * 12\n", 'python'), [
      'keyword def',
      'comment # why',
      'keyword return',
      'string "x\\"#"',
      "string '''a",
      "string b'''",
      'number 12',
    ])
  })
  it('in shell', () => {
    assert.deepEqual(looks('if [ $# -gt 2 ]; then # two\n  echo "a\nb" \'c\' $done done.txt; fi', 'shell'), [
      'keyword if',
      'number 2',
      'keyword then',
      'comment # two',
      'string "a',
      'string b"',
      "string 'c'",
      'keyword fi',
    ])
  })
  it('in PowerShell', () => {
    assert.deepEqual(looks('Function F { <# a\nb #> If ($x -eq 1) { "a `" b" } }', 'powershell'), [
      'keyword Function',
      'comment <# a',
      'comment b #>',
      'keyword If',
      'number 1',
      'string "a `" b"',
    ])
  })
  it('is found in linear time', () => {
    for (const language of ['python', 'shell', 'powershell'] as const) {
      for (const text of [
        '"'.repeat(40_000),
        "'''".repeat(20_000),
        '<#'.repeat(20_000),
        '@"\n'.repeat(20_000),
        '"\\'.repeat(20_000),
      ]) {
        const start = computed()
        scriptTokens(text, language)
        assert.ok(computed() - start < 2000, `${language} ${JSON.stringify(text.slice(0, 6))}`)
      }
    }
  })
})

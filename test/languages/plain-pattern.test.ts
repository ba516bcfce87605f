import assert from 'node:assert/strict'
import { plainPattern } from '../../server/languages/plain-pattern.js'
import { loadRe2 } from '../../server/languages/regex.js'

const plain = [
  '^[a-zA-Z0-9._-]{1,64}$',
  '^$|^arn:(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b):iam::\\d{12}:role/[\\w+=,.@\\-/]+$',
  '^arn:(?:aws|aws-cn):iam::\\d{12}:role/.+$',
  '^(true|false)$',
  '^i-[a-f0-9]{8,17}$',
  '[0-9]+',
  'a.c',
  '([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(172800)',
]
const others = [
  '^(a+)+$',
  '(?=a)',
  '\\bword\\b',
  'a{2}{3}',
  'a*?',
  '[\\w-.]',
  '[a[b]]',
  '^(a|b)*$',
  '(a|a)'.repeat(40),
  'a)',
  '(a',
  '.*.*.*x',
  '\\s+',
  '(',
  'a\\$|\\Qb',
]
const texts = [
  '',
  'a',
  'abc',
  'a-b_c.d',
  'true',
  'falsey',
  'i-12345678',
  'i-1234567g',
  'x\ny',
  'arn:aws:iam::123456789012:role/a/b',
  'arn:aws:iam::12:role/a',
  '0',
  'ä',
]

describe('patterns that all engines read alike', () => {
  it('are those without nesting, with few repetitions', () => {
    for (const pattern of plain) assert.ok(plainPattern(pattern).finds, pattern)
    for (const pattern of others) assert.equal(plainPattern(pattern).finds, undefined, pattern)
  })

  it('find what RE2 finds', async () => {
    const re2 = await loadRe2()
    for (const pattern of plain) {
      const compiled = re2.compile(pattern)
      assert.ok(compiled.ok, pattern)
      for (const text of texts)
        assert.equal(plainPattern(pattern).finds?.(text), compiled.finds(text), `${pattern} ${text}`)
    }
  })

  it('are not tested against long texts', () => {
    assert.equal(plainPattern('[0-9]+').finds?.('1'.repeat(10_000)), undefined)
  })
})

import assert from 'node:assert/strict'
import { parseJavaRegex } from '../../server/languages/java-regex.js'
import { plainPattern } from '../../server/languages/plain-pattern.js'
import { readForRe2 } from '../../server/languages/re2-syntax.js'
import { loadRe2 } from '../../server/languages/regex.js'
import { randomFrom } from '../support/random.js'

const plain = [
  '^[a-zA-Z0-9._-]{1,64}$',
  '^$|^arn:(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b):iam::\\d{12}:role/[\\w+=,.@\\-/]+$',
  '^arn:(?:aws|aws-cn):iam::\\d{12}:role/.+$',
  '^(true|false)$',
  '^i-[a-f0-9]{8,17}$',
  '[0-9]+',
  'a.c',
  '([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(172800)',
  '^(?:[0-9]{1,3}[.]){3}[0-9]{1,3}$',
  '^(m5a?z?d?n?|c5a?d?n?)[.](x|2x)?large$|^t3a?$',
  '^[a-z\\"#/\\\\]+\\;$',
  '^(a|b)*$',
  '[-_a-z]*\\[[^\\]]*\\]',
  '^\\[\\]$|^\\[\\"vpc-[0-9a-f]{1,128}\\"(, \\"vpc-[0-9a-f]{1,128}\\")*\\]$',
  '^\\{(\\"(in|out)\\"\\:\\{(\\"(tcp|udp|\\-1)\\"\\:\\[\\-?\\d+(,\\-?\\d+){0,10}\\],?){1,10}\\},?){1,2}\\}',
  '^(?:[a-y]+z){2,}$',
  '(?:a*b){3}',
  '\\bword\\b',
  '^(\\b([0-9]|[1-9][0-9])\\b)$',
  '\\s+',
  '^\\{\\s*"a"\\s*:\\s*"[^"]*"\\s*\\}$',
  '^[\\w-/.@+=,]{1,17}$',
  '^[\\s-\\/]$',
  '[\\w-.]',
  '^(a+)+$',
  '(?:a?){25}b',
  '.*.*x',
  '^(a|ab)*$',
  '^(a*)*$',
  '^(a?)*$',
  '^((a?)?b)*$',
  '^(a?|b?)*c$',
  '^(a|[^b])*$',
  '(a|a)'.repeat(40),
  '.*.*.*x',
  '^(\\s|[^b])*$',
  '^(x|[\\w-\\/])*$',
  '^(x|[\\\\s-z])*$',
  '^.*.*a{1,49}a{450}b',
  '^(?:a|a){25}a{900}b',
  '^(?:(?:^(a/)[a-z]+$)|(?:k(?i:[0-9a-f]{2}|[^b])))$',
  '(?i:A.C)',
  '^[^|:();&]+]}$',
]
const others = [
  '(?=a)',
  '\\b+',
  '[\\b]',
  'a{2}{3}',
  'a*?',
  '[\\d-a-z]',
  '[\\d-\\w]',
  '[.-\\w]',
  '[^]',
  'a{1,1001}',
  '(?:a{1,99}b){11}',
  '[a[b]]',
  '[a&&b]',
  'a)',
  '(a',
  '^[😀]$',
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
  'a word-\t/\n.',
]

/** Whether a letter such as `ä` ends a word, engines do not agree. */
const textsFor = (pattern: string): string[] => texts.filter((text) => !(pattern.includes('\\b') && text.includes('ä')))

/** Pieces of which patterns are put together at random, right and wrong ones. */
const pieces = [
  ...['a', 'z', '-', ' ', '0', '.', '&', '"', '#', '!', '<', '{', '}', '|', '^', '$', '*', '+', '?', '(', '(?:', ')'],
  ...[
    '[',
    '[^',
    ']',
    'a-z',
    '-\\d',
    '\\d',
    '\\w',
    '\\s',
    '\\b',
    '\\w-',
    '\\-',
    '\\"',
    '\\\\',
    '\\]',
    '\\[',
    '\\#',
    '\\<',
    "\\'",
    '\\`',
    '\\~',
  ],
  ...[
    '{2}',
    '{1,3}',
    '){2}',
    '){1,3}',
    '){3,1}',
    '){0,2}',
    '){999}',
    ')*',
    ')+',
    ')?',
    '){2,}',
    '(?:a?',
    '{0}',
    '{3,1}',
    '{2,}',
    '{1,999}',
    '{1,1001}',
  ],
]

/** The same patterns in every run. */
function* randomPatterns(count: number): Generator<string> {
  const below = randomFrom(1)
  for (let at = 0; at < count; at++)
    yield Array.from({ length: 1 + below(7) }, () => pieces[below(pieces.length)]).join('')
}

describe('patterns that all engines read alike', () => {
  it('are those without look-around, with few repetitions', () => {
    for (const pattern of plain) assert.ok(plainPattern(pattern).finds, pattern)
    for (const pattern of others) assert.equal(plainPattern(pattern).finds, undefined, pattern)
  })

  it('find what RE2 finds', async () => {
    const re2 = await loadRe2()
    for (const pattern of plain) {
      const compiled = re2.compile(pattern)
      assert.ok(compiled.ok, pattern)
      for (const text of textsFor(pattern))
        assert.equal(plainPattern(pattern).finds?.(text), compiled.finds(text), `${pattern} ${text}`)
    }
  })

  it('are patterns of Java and of RE2, and mean the same there', async () => {
    const re2 = await loadRe2()
    let plainOnes = 0
    for (const pattern of randomPatterns(80_000)) {
      const { finds } = plainPattern(pattern)
      if (!finds) continue
      assert.notEqual(parseJavaRegex(pattern)?.ok, false, pattern)
      assert.equal(readForRe2(pattern).refusal, undefined, pattern)
      if (++plainOnes % 50 > 0) continue
      const compiled = re2.compile(pattern)
      assert.ok(compiled.ok, pattern)
      for (const text of textsFor(pattern)) assert.equal(finds(text), compiled.finds(text), `${pattern} ${text}`)
    }
    assert.ok(plainOnes > 10_000, `${plainOnes} of the patterns are plain`)
  })

  it('are tested in little time, whatever the text', () => {
    const unanchored = ['(?:a|c)*b', '(?:ac?)+b']
    for (const pattern of ['^(?:a?){20}b', '(?:a?){14}b', '^.*.*b$', '^(?:a|a){24}b', '[a-z]+b', ...unanchored])
      assert.equal(plainPattern(pattern).finds?.('a'.repeat(1000)), false, pattern)
  }).timeout(5000)

  it('are not tested against texts that engines read in several ways', () => {
    for (const text of ['😀', 'a\rb', 'a\u2028b', 'a\u0085b', 'a\vb', 'a\u00a0b', 'a\ufeffb'])
      assert.equal(plainPattern('^a?.b?$').finds?.(text), undefined, JSON.stringify(text))
    assert.equal(plainPattern('^a').finds?.('aä'), true)
    assert.equal(plainPattern('^a\\b').finds?.('aä'), undefined)
  })

  it('are not tested against long texts', () => {
    assert.equal(plainPattern('[0-9]+').finds?.('1'.repeat(10_000)), undefined)
  })
})

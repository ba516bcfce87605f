import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isAnchored, javaSyntaxError, loadRe2, re2Refusal } from '../../server/languages/regex.js'
import { computed } from '../support/computed.js'

const repeated = (text: string, times: number): string => text.repeat(times)

/** Compiled by `java.util.regex` of OpenJDK 17. */
const javaAccepts = [
  '',
  '|',
  '^$|^[a-z0-9-]{1,63}$',
  String.raw`^arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/[\w+=,.@-]+`,
  '(?:a)(?=b)(?!c)(?<=d)(?<!e)(?>f)(?<name>g)',
  String.raw`(?<name>g)\k<name>\1\9`,
  '(?i)a(?-i)b(?i-s:c)(?)(?U)',
  'a*?b++c?+d{2}e{2,}?f{2,5}+',
  '{2}',
  'a{2}{3}',
  'a*{2}',
  '^*$+',
  'a]b}',
  '[]a]',
  '[^]a]',
  '[a-]',
  '[-a]',
  '[a-[b]]',
  '[a[b-c]&&[^d]]',
  '[a&&&b]',
  '[[:alpha:]]',
  String.raw`[\w-.]`,
  String.raw`[\v-z]`,
  String.raw`[\uD83D\uDE00-\uD83D\uDE4F]`,
  String.raw`\0377\x41\x{1F600}\u0041\cA\e\a\t\n\f\r`,
  String.raw`\h\H\v\V\R\X\b\B\b{g}\A\G\Z\z`,
  String.raw`\N{LATIN SMALL LETTER A}`,
  String.raw`\p{L}\pL\P{Lu}\p{Alpha}\p{IsLatin}\p{InGreek}\p{gc=Lu}\p{script=Latin}\p{javaLowerCase}\p{all}`,
  String.raw`\p{IsAlphabetic}\p{IsWhite_Space}\p{IsHrkt}\p{IsSignWriting}\p{IsLu}\p{sc=latn}\p{BLOCK=Greek}\p{IsEmoji}`,
  String.raw`^[\p{IsYi}]+$`,
  String.raw`\p{IsASCII}\p{Isall}\p{IsjavaLowerCase}\p{IsAlpha}\p{gc=Alpha}\p{gc=ASCII}\p{general_category=javaDigit}`,
  String.raw`(?U)\p{alpha}`,
  String.raw`\Q*+?{[\E+`,
  String.raw`[\Q]\E]`,
  String.raw`(?\Qi\E)`,
  String.raw`\_\-\é`,
  '(?x)a # a comment (',
  '(?x )a',
]

/** Refused by `java.util.regex` of OpenJDK 17, with what stands at the place of the fault. */
const javaRefuses: readonly (readonly [pattern: string, place: string, message: RegExp])[] = [
  ['*a', '*', /`\*` repeats nothing; put it behind/],
  ['a**', '*', /`\*` repeats nothing/],
  ['(?i)+', '+', /`\+` repeats nothing/],
  ['a|?', '?', /repeats nothing/],
  ['(a', '(', /this `\(` is not closed/],
  ['a(b|(c)', '(', /this `\(` is not closed/],
  ['a)', ')', /this `\)` closes nothing/],
  ['[a-z', '[', /this `\[` is not closed; add `\]`/],
  ['[]', '[', /this `\[` is not closed/],
  ['x[a[b]', '[', /this `\[` is not closed/],
  ['[z-a]', 'z-a', /the range `z-a` runs backwards/],
  [String.raw`[_-\/.]`, String.raw`_-\/`, /runs backwards/],
  [String.raw`[a-\d]`, String.raw`a-\d`, /ends in a set/],
  ['[&&]', '&&', /`&&` stands between nothing/],
  ['a{', '{', /`\{` is not a repetition/],
  ['a{x}', '{x', /is not a repetition/],
  ['a{,3}', '{,3}', /is not a repetition/],
  ['a{2,x}', '{2,x', /is not a repetition/],
  ['a{5,2}', '{5,2}', /runs backwards; write `\{2,5\}`/],
  ['a{99999999999}', '{99999999999}', /repeats too often/],
  ['a\\', '\\', /ends in a lone/],
  [String.raw`\y`, String.raw`\y`, /`\\y` is not an escape; write `y`/],
  [String.raw`[\b]`, String.raw`\b`, /`\\b` is not an escape in a character class/],
  [String.raw`\E`, String.raw`\E`, /is not an escape/],
  [String.raw`\x4`, String.raw`\x4`, /two hexadecimal digits/],
  [String.raw`\x{110000}`, String.raw`\x{110000}`, /is not a complete escape/],
  [String.raw`\u00`, String.raw`\u00`, /four hexadecimal digits/],
  [String.raw`\09`, String.raw`\0`, /octal/],
  [String.raw`\k<n>`, String.raw`\k<n>`, /no group before/],
  [String.raw`\p{Foo}`, String.raw`\p{Foo}`, /names no property/],
  [String.raw`\p{IsFoo}`, String.raw`\p{IsFoo}`, /names no property/],
  [String.raw`\p{sc=Foo}`, String.raw`\p{sc=Foo}`, /names no property/],
  [String.raw`\p{gc=lu}`, String.raw`\p{gc=lu}`, /names no property/],
  [String.raw`\p{Han}`, String.raw`\p{Han}`, /did you mean `\\p\{IsHan\}`/],
  [String.raw`\p{Letter}`, String.raw`\p{Letter}`, /did you mean `\\p\{IsLetter\}`/],
  [String.raw`\p{Decimal_Number}`, String.raw`\p{Decimal_Number}`, /did you mean `\\p\{Nd\}`/],
  [String.raw`\p{alnum}`, String.raw`\p{alnum}`, /did you mean `\\p\{Alnum\}`/],
  [String.raw`\p{Alpha`, String.raw`\p{Alpha`, /is not closed/],
  ['(?<1>a)', '(?<1>', /does not name a group/],
  ['(?<a_b>c)', '(?<a_', /does not name a group/],
  ['(?<a>b)(?<a>c)', '(?<a>', /named `a` already/],
  ['(?P<name>a)', '(?P', /opens no kind of group/],
  ['(?', '(?', /opens no kind of group/],
]

describe('javaSyntaxError', () => {
  for (const pattern of javaAccepts) {
    it(`accepts ${JSON.stringify(pattern)}`, () => assert.equal(javaSyntaxError(pattern), undefined))
  }
  for (const [pattern, place, message] of javaRefuses) {
    it(`refuses ${JSON.stringify(pattern)} at ${place}`, () => {
      const fault = javaSyntaxError(pattern)
      assert.ok(fault)
      assert.equal(pattern.slice(fault.start, fault.end), place)
      assert.match(fault.message, message)
    })
  }
  it('underlines the second of two groups of one name', () => {
    assert.equal(javaSyntaxError('(?<a>b)(?<a>c)')?.start, 7)
  })
  it('makes no judgement of patterns that nest deeper than it follows', () => {
    assert.equal(javaSyntaxError(`${repeated('(', 5000)}*`), undefined)
    assert.equal(javaSyntaxError(repeated('[', 5000)), undefined)
  })
  it('reads a pattern of the size of a document in a moment', () => {
    const started = computed()
    for (const part of ['(', '[', '[:', 'a|', 'a{1}', '(?<', '\\p{', '\\Q', '&&', '(a)', '{', '{{', '\\']) {
      const pattern = repeated(part, 64_000 / part.length)
      javaSyntaxError(pattern)
      re2Refusal(`[${pattern}`)
      re2Refusal(pattern)
      isAnchored(pattern)
    }
    assert.ok(computed() - started < 5000)
  })
  it('keeps the message about a long pattern short', () => {
    assert.ok((javaSyntaxError(`\\p{${repeated('x', 5000)}}`)?.message.length ?? Number.NaN) < 200)
  })
})

const refusedByRe2: readonly (readonly [pattern: string, place: string, what: string])[] = [
  ['^(?=.*a)b', '(?=', 'look-ahead'],
  ['^(?!aws)b', '(?!', 'negative look-ahead'],
  ['(?<=a)b', '(?<=', 'look-behind'],
  ['b(?<!-)$', '(?<!', 'negative look-behind'],
  ['(?>a)', '(?>', 'atomic group'],
  ['a*+', '*+', 'possessive quantifier'],
  ['a{2}+', '{2}+', 'possessive quantifier'],
  ['a{2}{3}', '{2}{3}', 'quantifier behind a quantifier'],
  ['{2}', '{2}', 'repetition of nothing'],
  [String.raw`(a)\1`, String.raw`\1`, 'back-reference'],
  [String.raw`(?<n>a)\k<n>`, String.raw`\k<n>`, 'back-reference'],
  ['a{1,2048}', '{1,2048}', 'repetition of more than 1,000 times'],
  ['(?:[a-z]{4}){0,251}', '{0,251}', 'nested repetition of more than 1,000 times in all'],
  [String.raw`a\h`, String.raw`\h`, String.raw`escape ${'`'}\h${'`'}`],
  [String.raw`[\Q]\E]`, String.raw`\Q`, String.raw`escape ${'`'}\Q${'`'}`],
  [String.raw`a\Z`, String.raw`\Z`, String.raw`escape ${'`'}\Z${'`'}`],
  [String.raw`\p{Alpha}`, String.raw`\p{Alpha}`, String.raw`character property ${'`'}\p{Alpha}${'`'}`],
  [String.raw`[\p{IsLatin}]`, String.raw`\p{IsLatin}`, String.raw`character property ${'`'}\p{IsLatin}${'`'}`],
  ['[[:letter:]]', '[:letter:]', 'character class `[:letter:]`'],
  ['(?x)a', '(?x)', 'flag `x`'],
]

const acceptedByRe2 = [
  '',
  'a{1000}',
  '(?:[a-z]{4}){0,250}',
  'a{,2000}',
  'a{02000}',
  '(?i)a(?-i)b(?s-i:c)',
  '(?<name>a)(?P<other>b)',
  String.raw`\Q(?=\E`,
  '[(?=]',
  '[](?!]',
  String.raw`\(?=`,
  String.raw`\d\s\w\D\S\W\b\B\A\z\a\f\t\n\r\v\123\x41\x{10FFFF}\pL\p{Lu}\P{Greek}\p{^Greek}`,
  '[[:alpha:][:^digit:]]',
  'a*?b+?c??d{2}?',
  '^*',
]

describe('re2Refusal', () => {
  for (const [pattern, place, what] of refusedByRe2) {
    it(`names what RE2 refuses in ${JSON.stringify(pattern)}`, async () => {
      const refusal = re2Refusal(pattern)
      assert.ok(refusal)
      assert.equal(pattern.slice(refusal.start, refusal.end), place)
      assert.equal(refusal.what, what)
      assert.equal((await loadRe2()).compile(pattern).ok, false)
    })
  }
  for (const pattern of acceptedByRe2) {
    it(`has nothing against ${JSON.stringify(pattern)}`, async () => {
      assert.equal(re2Refusal(pattern), undefined)
      assert.equal((await loadRe2()).compile(pattern).ok, true)
    })
  }
  it('refuses only what RE2 refuses', async () => {
    const { RE2JS } = await import('re2js')
    const compiles = (pattern: string): boolean => {
      try {
        RE2JS.compile(pattern)
        return true
      } catch {
        return false
      }
    }
    const parts = [
      ...javaAccepts,
      ...acceptedByRe2,
      ...refusedByRe2.map(([pattern]) => pattern),
      '(',
      ')',
      '|',
      '[',
      ']',
      '{3}',
    ]
    const patterns = fc.array(fc.constantFrom(...parts), { maxLength: 4 }).map((each) => each.join(''))
    fc.assert(
      fc.property(patterns, (pattern) => re2Refusal(pattern) === undefined || !compiles(pattern)),
      { numRuns: 2000, seed: 1 },
    )
  })
})

describe('loadRe2', () => {
  it('tells a match of the whole value from a find of a part', async () => {
    const re2 = await loadRe2()
    const pattern = re2.compile('a|ab')
    assert.ok(pattern.ok)
    assert.deepEqual(
      [pattern.matches('ab'), pattern.matches('xab'), pattern.finds('xab'), pattern.finds('x')],
      [true, false, true, false],
    )
  })
  it('does not let `$` match before a line break, as Go does not', async () => {
    const pattern = (await loadRe2()).compile('^a$')
    assert.ok(pattern.ok)
    assert.equal(pattern.finds('a\n'), false)
  })
  it('gives the message of Go where the fault has no name of its own', async () => {
    const pattern = (await loadRe2()).compile('(a')
    assert.deepEqual(pattern, { ok: false, reason: 'syntax', message: 'error parsing regexp: missing closing ): `(a`' })
  })
  it('does not compile what is too large', async () => {
    const re2 = await loadRe2()
    for (const pattern of [repeated('a', 10_001), repeated('(a{500}){2}', 40), repeated('((a?){30}b?){30}', 30)]) {
      const compiled = re2.compile(pattern)
      assert.ok(!compiled.ok)
      assert.equal(compiled.reason, 'size')
    }
  })
  it('does not hang on nested repetitions', async () => {
    const compiled = (await loadRe2()).compile('(a{1000}){1000}')
    assert.ok(!compiled.ok)
    assert.equal(compiled.reason, 'syntax')
  })
  it('does not backtrack', async () => {
    const pattern = (await loadRe2()).compile('^(a+)+$')
    assert.ok(pattern.ok)
    const started = computed()
    assert.equal(pattern.matches(`${repeated('a', 50_000)}b`), false)
    assert.ok(computed() - started < 2000)
  })
  it('lets a value pass that is too long for the size of the pattern', async () => {
    const pattern = (await loadRe2()).compile(repeated('[ab]{900}', 20))
    assert.ok(pattern.ok)
    assert.deepEqual([pattern.matches('x'), pattern.matches(repeated('x', 60_000))], [false, true])
  })
})

describe('isAnchored', () => {
  const anchored = [
    '^a$',
    '^$|^a$',
    '^(a|b)$',
    '(^a$|^b$)',
    String.raw`\Aa\z`,
    String.raw`\Aa\Z`,
    '(?i)^a$',
    '^(?=.*b)a$',
    '(?!x)^a(?<!y)$',
    '(?:(^a)|^b)(c$)',
  ]
  const open = ['a', '^a', 'a$', '^a|b$', '^a$|b', '(a|^b)$', '^?a$', '(^a$)?', '(?m)^a$', '', '^a$|', '.*', '(?=^)a$']
  for (const pattern of anchored)
    it(`holds of ${JSON.stringify(pattern)}`, () => assert.equal(isAnchored(pattern), true))
  for (const pattern of open)
    it(`does not hold of ${JSON.stringify(pattern)}`, () => assert.equal(isAnchored(pattern), false))
  it('is not asked of a pattern that cannot be read', () => assert.equal(isAnchored('a('), true))
})

/** A construct that Java's regular expressions have and Go's (RE2) have not. */
export interface Re2Refusal {
  readonly start: number
  readonly end: number
  /** Its name, as a message would use it: `look-ahead`, `back-reference`. */
  readonly what: string
}

/** What a reading for RE2 tells without compiling: the first construct refused, and the size of the compiled program. */
export interface Re2Reading {
  readonly refusal: Re2Refusal | undefined
  /** Instructions, estimated; repetitions multiply, so a short pattern can be large. */
  readonly size: number
}

/** A part that a quantifier may repeat: its size, and how often its innermost part is repeated. */
interface Extent {
  size: number
  repeats: number
}

interface Reading {
  readonly pattern: string
  at: number
  /** The groups that are open, the whole pattern first. */
  readonly open: Extent[]
  last: Extent | undefined
  refusal: Re2Refusal | undefined
}

/**
 * Reads a pattern as RE2 would, in one pass, to name what RE2 refuses and Java accepts. What both refuse is left to
 * `javaSyntaxError`, so no refusal here does not promise that RE2 compiles the pattern.
 *
 * https://github.com/google/re2/wiki/Syntax, https://pkg.go.dev/regexp/syntax
 */
export function readForRe2(pattern: string): Re2Reading {
  const reading: Reading = { pattern, at: 0, open: [{ size: 0, repeats: 1 }], last: undefined, refusal: undefined }
  while (reading.at < pattern.length && !reading.refusal) readItem(reading)
  return {
    refusal: reading.refusal,
    size: reading.open.reduce((size, each) => size + each.size, reading.last?.size ?? 0),
  }
}

/** What a sticky expression finds at the cursor, which moves behind it. */
function accept(reading: Reading, wanted: RegExp): RegExpExecArray | undefined {
  wanted.lastIndex = reading.at
  const found = wanted.exec(reading.pattern)
  if (found) reading.at += found[0].length
  return found ?? undefined
}

function refuse(reading: Reading, start: number, what: string): void {
  reading.refusal ??= { start, end: reading.at, what }
}

function readItem(reading: Reading): void {
  const from = reading.at
  const quantifier = accept(reading, quantifiers)
  if (quantifier) repetition(reading, from, quantifier)
  else if (accept(reading, /\\Q/y)) quotation(reading)
  else if (accept(reading, /\(\?/y)) group(reading, from)
  else if (accept(reading, /\(/y)) openGroup(reading)
  else if (accept(reading, /\)/y)) closeGroup(reading)
  else if (accept(reading, /\|/y)) endItem(reading, undefined)
  else {
    if (accept(reading, /\[\^?/y)) characterClass(reading)
    else if (!readEscape(reading, escapes)) accept(reading, /./suy)
    endItem(reading, { size: 1, repeats: 1 })
  }
}

/** The item before is final: it counts to the group that holds it. */
function endItem(reading: Reading, next: Extent | undefined): void {
  const group = reading.open.at(-1)
  if (group && reading.last) {
    group.size += reading.last.size
    group.repeats = Math.max(group.repeats, reading.last.repeats)
  }
  reading.last = next
}

function openGroup(reading: Reading): void {
  endItem(reading, undefined)
  reading.open.push({ size: 2, repeats: 1 })
}

function closeGroup(reading: Reading): void {
  endItem(reading, undefined)
  if (reading.open.length > 1) reading.last = reading.open.pop()
}

function quotation(reading: Reading): void {
  const quoted = accept(reading, /(.*?)(?:\\E|$)/suy)?.[1] ?? ''
  if (quoted !== '') endItem(reading, { size: quoted.length, repeats: 1 })
}

const groups: Readonly<Record<string, string>> = {
  '=': 'look-ahead',
  '!': 'negative look-ahead',
  '<=': 'look-behind',
  '<!': 'negative look-behind',
  '>': 'atomic group',
}

/** `(?…`. A named group is `(?P<name>…)`, and since Go 1.22 also `(?<name>…)`. */
function group(reading: Reading, from: number): void {
  const look = accept(reading, /<?[=!]|>/y)?.[0]
  if (look !== undefined) refuse(reading, from, groups[look] ?? look)
  else if (accept(reading, /P?<\w*>/y)) openGroup(reading)
  else flagGroup(reading, from)
}

function flagGroup(reading: Reading, from: number): void {
  const [written = '', flags = '', end] = accept(reading, /([A-Za-z]*(?:-[A-Za-z]*)?)([:)]?)/y) ?? []
  const unknown = /[^imsU-]/.exec(flags)?.[0]
  if (unknown !== undefined) refuse(reading, from, `flag \`${unknown}\``)
  else if (/-$/.test(flags) && end !== '') refuse(reading, from, `\`(?${written}\` without a flag behind \`-\``)
  else if (end === ':') openGroup(reading)
}

/** A repetition whose numbers RE2 does not read as such (`{,2}`, `{02}`) is text. */
const quantifiers = /[*+?]|\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/y

/** RE2 in Go counts to 1,000, nested repetitions multiplied. */
const mostRepetitions = 1000

function repetition(reading: Reading, from: number, [, least, comma, most]: RegExpExecArray): void {
  accept(reading, /\?/y)
  if (!reading.last) refuse(reading, from, 'repetition of nothing')
  else if (accept(reading, /\+/y)) refuse(reading, from, 'possessive quantifier')
  else if (accept(reading, quantifiers)) refuse(reading, from, 'quantifier behind a quantifier')
  else if (least === undefined) reading.last.size += 2
  else {
    const times = Math.max(Number(least), Number(most ?? 0), comma !== undefined && most === undefined ? 1 : 0)
    if (times > mostRepetitions) refuse(reading, from, 'repetition of more than 1,000 times')
    else if (times > 1 && times * reading.last.repeats > mostRepetitions) {
      refuse(reading, from, 'nested repetition of more than 1,000 times in all')
    }
    const size = times * reading.last.size + (times - Number(least)) + 2
    reading.last = { size, repeats: times * reading.last.repeats }
  }
}

function characterClass(reading: Reading): void {
  for (let first = true; reading.at < reading.pattern.length && !reading.refusal; first = false) {
    const from = reading.at
    const posix = accept(reading, /\[:(\^?\w*):\]/y)?.[1]
    if (posix !== undefined) {
      if (!posixNames.has(posix.replace(/^\^/, ''))) refuse(reading, from, `character class \`[:${posix}:]\``)
    } else if (!first && accept(reading, /\]/y)) return
    else if (!readEscape(reading, classEscapes)) accept(reading, /./suy)
  }
}

const posixNames = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
)

const classEscapes =
  /\\(?:[dDsSwWafnrtv0]|x(?:\{\w*\})?|[1-7](?=[0-7])|[pP](?:\{(?!Is[A-Z]|In[A-Z]|java|[^}]*=)[^}]*\}|[^{])|[^A-Za-z0-9\u0080-\u{10ffff}])/uy
const escapes = new RegExp(classEscapes.source.replace('dDsSwW', 'dDsSwWAbBz'), 'uy')
const javaProperties =
  /\\[pP]\{(?:ASCII|Alnum|Alpha|Blank|Cntrl|Digit|Graph|Lower|Print|Punct|Space|Upper|XDigit|all|L1|LD)\}/y

/** Takes an escape, and refuses one that RE2 has not; false when none stands at the cursor. */
function readEscape(reading: Reading, known: RegExp): boolean {
  const from = reading.at
  if (!accept(reading, javaProperties) && accept(reading, known)) return true
  const written = reading.at > from ? reading.pattern.slice(from, reading.at) : accept(reading, anyEscape)?.[0]
  if (written === undefined) return false
  refuse(reading, from, nameOf(written))
  return true
}

const anyEscape = /\\(?:[pP]\{[^}]{0,60}\}?|k<\w*>|[1-9]\d*|u[0-9A-Fa-f]{4}|c.|N\{[^}]{0,60}\}|.)/suy

function nameOf(written: string): string {
  if (/^\\[1-9k]/.test(written)) return 'back-reference'
  if (/^\\[pP]/.test(written)) return `character property \`${written}\``
  return `escape \`${written}\``
}

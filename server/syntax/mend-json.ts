import { ofConflict, withoutConflicts } from './conflict-marks.js'
import { type EditedText, insert, type TextEdit, unedited, withEdits } from './edited-text.js'
import { type FlowToken, flowTokens } from './flow-tokens.js'
import { areBalanced, bracketMend } from './json-brackets.js'
import { isClosedText, quotesIn, tokensOf, withInnerQuotes } from './inner-quotes.js'
import { wordFor, wrongSymbol } from './json-symbols.js'
import { withOddQuotes } from './odd-quote.js'
import type { Range, SyntaxFault } from './tree.js'
import { referenceAt, unquoted } from './unquoted-reference.js'

/** JSON in which what is broken was changed where there is no doubt of what was meant. */
export interface MendedJson extends EditedText {
  readonly faults: readonly SyntaxFault[]
  /** Values of which nothing is known but their place, by where they begin, with their quotes. All places are those of the text as it is written. */
  readonly unknown: ReadonlyMap<number, Range>
  /** Where keys begin that are only being typed: their entries are none yet. */
  readonly begun: ReadonlySet<number>
}

/**
 * Mends JSON: keys and values without quotes, single quotes, missing colons and values, quotes that are not closed on their line and
 * brackets that close nothing. What is done within brackets depends on what stands between them alone.
 */
export function mendedJson(text: string): MendedJson {
  const conflict = conflictMend(text)
  const hidden = withEdits(unedited(text), conflict?.edits ?? []).text
  const tokens = withInnerQuotes([...flowTokens(hidden, 0, true)], hidden)
  const written = withLineEnds(withOddQuotes(tokens, hidden), hidden)
  const bracket = bracketMend(hidden, written)
  const mends: readonly Mend[] = [
    ...(conflict ? [conflict] : []),
    ...mendsOf(hidden, bracket?.tokens ?? written),
    // A bracket that closes stands behind what is put in where it closes.
    ...(bracket ? [bracket] : []),
  ]
  const edits = mends.flatMap((mend) => mend.edits).sort((a, b) => a.start - b.start)
  return {
    ...withEdits(unedited(text), edits),
    faults: mends.map(faultOf),
    unknown: new Map(mends.flatMap(({ edits: [edit], unknown }) => (edit && unknown ? [[edit.start, unknown]] : []))),
    begun: new Set(mends.flatMap(({ begun }) => begun ?? [])),
  }
}

/**
 * The tokens where what ends the line of a string that is not closed is no part of it: a comma, and brackets where all fit each other with
 * them alone.
 */
function withLineEnds(tokens: readonly FlowToken[], text: string): readonly FlowToken[] {
  if (tokens.every((token) => isClosedText(token))) return tokens
  const without = tokens.flatMap((token) => endedAt(commaBehind, token, text))
  if (areBalanced(without)) return without
  const withBrackets = tokens.flatMap((token) => endedAt(bracketsBehind, token, text))
  return areBalanced(withBrackets) ? withBrackets : without
}

/** A string that is not closed, and the signs behind it. */
function endedAt(endOf: (value: string) => number, token: FlowToken, text: string): readonly FlowToken[] {
  if (isClosedText(token)) return [token]
  const { start } = token
  const end = start + 1 + endOf(token.value)
  return [{ ...token, value: text.slice(start + 1, end), end }, ...tokensOf(text, end, token.end)]
}

/** How far a text goes without the comma that ends it. */
function commaBehind(value: string): number {
  const end = value.trimEnd().length
  return value[end - 1] === ',' ? end - 1 : end
}

/** How far it goes without brackets before that. */
function bracketsBehind(value: string): number {
  let end = commaBehind(value)
  while (/[\]}\s]/.test(value[end - 1] ?? '')) end--
  return end
}

/** Git's marks of conflicts, all told by the first. */
function conflictMend(text: string): Mend | undefined {
  const edits = withoutConflicts(text)
  const [first] = edits
  if (!first) return undefined
  const { start } = first
  return { edits, range: { start, end: start + first.text.search(/[\r\n]|$/) }, message: ofConflict }
}

/** JSON as it is written. */
export const notMended = (text: string): MendedJson => ({
  ...unedited(text),
  faults: [],
  unknown: new Map(),
  begun: new Set(),
})

function faultOf({ code, edits, range, message, title }: Mend): SyntaxFault {
  if (code) return { code, ...range, message }
  return { code: 'syntax', ...range, message, local: true, ...(title !== undefined && { mending: { title, edits } }) }
}

interface Mend {
  readonly code?: 'unquoted-reference'
  readonly edits: readonly TextEdit[]
  readonly range: Range
  readonly message: string
  /** What the edits do, where they are what an author would do. */
  readonly title?: string
  readonly unknown?: Range
  /** Where a key begins that is only being typed. */
  readonly begun?: number
}

/** What is awaited in a map or list that is open; `lost` until the next comma where something else was found. */
interface Open {
  readonly kind: '{' | '['
  awaits: 'key' | 'colon' | 'value' | 'comma' | 'lost'
  /** The last key of a map. */
  key?: FlowToken
  /** Whether it has a key that is only being typed: there is one at most. */
  hasBegun?: boolean
}

function* mendsOf(text: string, tokens: readonly FlowToken[]): Generator<Mend> {
  const open: Open[] = []
  const strays: Mend[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as FlowToken
    const top = open.at(-1)
    const { kind } = token
    if ((kind === ',' || kind === '}') && top?.key && top.awaits === 'value')
      yield missingValue(top.key, tokens[at - 1])
    const pair = top && (kind === '{' || kind === '[') ? pairAt(tokens, at, top) : undefined
    if (pair) {
      yield pair
      at += pair.edits.length - 1
      continue
    }
    if (kind === '{' || kind === '[') {
      if (top?.awaits === 'colon') yield missingColon(tokens[at - 1] as FlowToken, token)
      const reference = top?.awaits === 'value' ? referenceAt(token.start, text) : undefined
      if (top && reference !== undefined) {
        at = lastWithin(tokens, at, token.start + reference.length)
        if (isPlain(tokens[at + 1]) && isOnLine(text, token, tokens[at + 1] as FlowToken)) at++
        yield quotedReference(text, token.start, (tokens[at] as FlowToken).end)
        top.awaits = 'comma'
        continue
      }
      if (top) top.awaits = top.awaits === 'key' ? 'lost' : 'comma'
      open.push({ kind, awaits: kind === '{' ? 'key' : 'value' })
    } else if (kind === '}' || kind === ']') {
      if (top && (top.kind === '{') === (kind === '}')) open.pop()
      else strays.push(stray(token))
    } else if (!top) continue
    else if (kind === ',') top.awaits = top.kind === '{' ? 'key' : 'value'
    else if (kind === ':') top.awaits = top.awaits === 'colon' ? 'value' : 'lost'
    else {
      const last = top.awaits === 'value' ? endOfWord(tokens, at) : at
      const mends = textAt(text, tokens, at, last, top)
      at = last
      if (mends) yield* mends
      else top.awaits = 'lost'
    }
  }
  if (open.length === 0 && strays.length === 1) yield* strays
}

/** Brackets with nothing in them where no value is awaited, as an editor writes both when one is typed. */
function pairAt(tokens: readonly FlowToken[], at: number, { kind, awaits }: Open): Mend | undefined {
  const [first, second, next, behind] = tokens.slice(at, at + 4)
  const isPair = (first?.kind === '{' && second?.kind === '}') || (first?.kind === '[' && second?.kind === ']')
  if (kind !== '{' || !isPair || !first || !second) return undefined
  const isBeforeColon = awaits === 'colon' && next?.kind === ':'
  // A value behind the brackets is the one of the key; where another key follows, they are.
  const isText = next?.kind === 'text' && behind?.kind !== ':'
  const isBeforeValue = awaits === 'value' && (isText || next?.kind === '{' || next?.kind === '[')
  if (awaits !== 'key' && awaits !== 'comma' && !isBeforeColon && !isBeforeValue) return undefined
  const range = { start: first.start, end: second.end }
  const written = first.kind + second.kind
  const edits = [first, second, ...(awaits === 'key' && next?.kind === ',' ? [next] : [])]
  return {
    edits: edits.map(({ start, end }) => ({ start, end, text: ' ' })),
    range,
    message: `this \`${written}\` is the value of no key`,
    title: `take the \`${written}\` out`,
  }
}

/** The last token that begins before an offset. */
function lastWithin(tokens: readonly FlowToken[], from: number, end: number): number {
  let at = from
  while ((tokens[at + 1]?.start ?? end) < end) at++
  return at
}

const isPlain = (token: FlowToken | undefined): boolean =>
  token?.kind === 'text' && token.quote === '' && !/["'#\\]/.test(token.value)

/** A reference without quotes, with the text behind it. */
const quotedReference = (text: string, start: number, end: number): Mend => ({
  code: 'unquoted-reference',
  edits: [insert(start, '"'), insert(end, '"')],
  range: { start, end },
  message: unquoted(text.slice(start, end), 'json'),
})

/** The last token of a word without quotes that has colons in it. */
function endOfWord(tokens: readonly FlowToken[], from: number): number {
  let at = from
  while (isPlain(tokens[at]) && isPlain(tokens[at + 2]) && tokens[at + 1]?.kind === ':') {
    const [word, colon, next] = [tokens[at], tokens[at + 1], tokens[at + 2]]
    if (word?.end !== colon?.start || colon?.end !== next?.start) break
    at += 2
  }
  return at
}

const joined = (text: string, first: FlowToken, last: FlowToken): FlowToken => ({
  ...first,
  value: text.slice(first.start, last.end),
  end: last.end,
})

/** What mends a text, and notes what is awaited behind it; undefined where it was not awaited. */
function textAt(
  text: string,
  tokens: readonly FlowToken[],
  at: number,
  last: number,
  top: Open,
): readonly Mend[] | undefined {
  const token = last > at ? joined(text, tokens[at] as FlowToken, tokens[last] as FlowToken) : (tokens[at] as FlowToken)
  const [next, behind] = [tokens[last + 1], tokens[last + 2]]
  const isBehindValue = top.awaits === 'comma'
  if (isBehindValue && (top.kind === '[' || token.quote === '"')) top.awaits = top.kind === '[' ? 'value' : 'key'
  const { key } = top
  if (top.awaits === 'value' && key && next?.kind === ':' && !isOnLine(text, key, token)) {
    top.awaits = 'key'
    const mends = textAt(text, tokens, at, last, top)
    return mends && [missingValue(key, tokens[at - 1], ','), ...mends]
  }
  if (top.awaits === 'key') {
    if (next?.kind === ':') {
      top.awaits = 'colon'
      top.key = token
      return quotedKey(token)
    }
    const isValue =
      next?.kind === '{' || next?.kind === '[' || (next?.kind === 'text' && isClosedText(next) && behind?.kind !== ':')
    if (!isValue || !next || token.quote !== '"' || !isOnLine(text, token, next))
      return begunKey(text, token, next, top, isBehindValue)
    top.awaits = 'colon'
    top.key = token
    return []
  }
  if (top.awaits === 'colon') {
    top.awaits = 'value'
    if (token.quote === '' && /^=>?$/.test(token.value)) return [otherColon(token)]
    const mends = textAt(text, tokens, at, last, top)
    return mends && [missingColon(tokens[at - 1] as FlowToken, token), ...mends]
  }
  if (top.awaits !== 'value') return undefined
  top.awaits = 'comma'
  const mends = mendedValue(text, token, next, behind)
  // Somebody may be typing a value, behind which the next key follows.
  const [mend] = mends ?? []
  if (token.quote !== '' || next?.kind !== 'text' || behind?.kind !== ':' || !mend) return mends
  return [{ ...mend, edits: [...mend.edits, insert(token.end, ',')] }]
}

/** The sign of another language in the place of a colon. */
const otherColon = ({ start, end, value }: FlowToken): Mend => ({
  edits: [{ start, end, text: ':' }],
  range: { start, end },
  message: `a colon stands between key and value, not \`${value}\``,
  title: 'write a colon',
})

/** A key with neither a colon nor a value behind it, as it stands there while somebody types. */
function begunKey(
  text: string,
  token: FlowToken,
  next: FlowToken | undefined,
  top: Open,
  isBehindValue: boolean,
): readonly Mend[] | undefined {
  const { start, end, value } = token
  if (next && !/^[,}]$/.test(next.kind) && (next.kind !== 'text' || isOnLine(text, token, next))) return undefined
  if (top.hasBegun || !/^[\w.$:-]*$/.test(value)) return undefined
  top.awaits = 'comma'
  top.hasBegun = true
  const entry = { start, end, text: next?.kind === 'text' ? '"": null,' : '"": null' }
  const message = `a colon and a value are missing behind \`${value || text.slice(start, end)}\``
  return [
    { edits: [...(isBehindValue ? [insert(start, ',')] : []), entry], range: { start, end }, message, begun: start },
  ]
}

/** A key with its colon alone, at the end of its map or above the next key: the value is not known. */
function missingValue(key: FlowToken, colon: FlowToken | undefined, comma = ''): Mend {
  const end = colon?.end ?? key.end
  return {
    edits: [insert(end, `null${comma}`)],
    range: { start: key.start, end },
    message: `a value is missing behind \`${key.value}\``,
    unknown: { start: end, end },
  }
}

const isOnLine = (text: string, token: FlowToken, next: FlowToken): boolean =>
  !text.slice(token.end, next.start).includes('\n')

const missingColon = (key: FlowToken, { start, end }: FlowToken): Mend => ({
  edits: [insert(key.end, ':')],
  range: { start, end },
  message: 'a colon is missing between key and value',
  title: 'put a colon behind the key',
})

function quotedKey(token: FlowToken): readonly Mend[] {
  const { quote, value, start, end } = token
  if (quote === '"') return quotesIn(token).map(quoteInKey)
  if (quote === "'") return [doubleQuoted(token)]
  if (!/^[\w.$-]+$/.test(value)) return []
  const message = `a key stands in double quotes; write \`"${value}"\``
  return [{ edits: [insert(start, '"'), insert(end, '"')], range: { start, end }, message, title: quoteIt }]
}

const quoteInKey = (at: number): Mend => ({
  edits: [{ start: at, end: at + 1, text: '' }],
  range: { start: at, end: at + 1 },
  message: 'the key ends at this quote, and more of it follows',
  title: 'take the quote out',
})

const quoteIt = 'put it in double quotes'

function doubleQuoted({ value, start, end }: FlowToken): Mend {
  const edits = [{ start, end, text: JSON.stringify(value) }]
  return { edits, range: { start, end }, message: 'JSON has no single quotes; write double quotes', title: quoteIt }
}

/** A word of JSON, or what may be a number. */
const literal = /^(?:true|false|null|-?\d.*)$/

function mendedValue(
  text: string,
  token: FlowToken,
  next: FlowToken | undefined,
  behind: FlowToken | undefined,
): readonly Mend[] | undefined {
  const { quote, value, start, end } = token
  if (quote === "'") return [doubleQuoted(token)]
  if (quote === '"') return isClosedText(token) ? escaped(token, text) : closed(token, next, behind)
  if (literal.test(value)) return []
  if (/["'#\\]/.test(value)) return undefined
  const inner = /^[\u201c\u201d\u201e](.*)[\u201c\u201d]$/.exec(value)?.[1]
  if (inner !== undefined) {
    const message = 'JSON has no typographic quotes; write `"`'
    return [{ edits: [{ start, end, text: JSON.stringify(inner) }], range: { start, end }, message, title: quoteIt }]
  }
  const word = wordFor(value)
  const message = wrongSymbol(token, text) ?? 'this is not a JSON value; text stands in double quotes'
  if (word !== undefined) {
    const mend = { edits: [{ start, end, text: word }], range: { start, end }, message }
    // Where nothing stands it is not known which value was meant, and most places take none.
    return [word === 'null' ? { ...mend, unknown: { start, end } } : { ...mend, title: `write \`${word}\`` }]
  }
  return [{ edits: [{ start, end, text: '""' }], range: { start, end }, message, unknown: { start, end } }]
}

/** Where an escape is that JSON does not know. */
const unknownEscapeIn = (text: string): number | undefined =>
  /\\(?!["\\/bfnrt]|u[\dA-Fa-f]{4})/.exec(text.replaceAll(/\\\\/g, '  '))?.index

/** A text with an escape that JSON does not know: which one was meant is not known. Or else one with quotes of its own. */
function escaped(token: FlowToken, text: string): readonly Mend[] {
  const { start, end, value } = token
  const at = unknownEscapeIn(text.slice(start, end))
  if (at === undefined)
    return value.includes('\t') && quotesIn(token).length === 0 ? [withoutTabs(token)] : withBackslashes(token)
  const range = { start: start + at, end: start + at + 2 }
  const unknown = { start: start + 1, end: end - 1 }
  return [{ edits: [{ start, end, text: '""' }], range, message: unknownEscape, unknown }]
}

/** A text with tabs, which JSON has as an escape alone. */
function withoutTabs({ value, start }: FlowToken): Mend {
  const edits = Array.from(value.matchAll(/\t/g), ({ index }) => {
    const at = start + 1 + index
    return { start: at, end: at + 1, text: '\\t' }
  })
  const [{ start: first, end } = { start, end: start }] = edits
  const message = 'a tab stands in JSON as an escape; write `\\t`'
  return { edits, range: { start: first, end }, message, title: 'write `\\t`' }
}

/** One quote beside that of the text may as well be one too many. */
function withBackslashes(token: FlowToken): readonly Mend[] {
  const { start, end } = token
  const quotes = quotesIn(token)
  const [first] = quotes
  if (first === undefined) return []
  const told = { range: { start: first, end: first + 1 }, message: quoteWithin }
  const isBeside = quotes.length === 1 && (first === start + 1 || first === end - 2)
  return isBeside
    ? [{ ...told, edits: [{ start, end, text: '""' }], unknown: { start: start + 1, end: end - 1 } }]
    : [{ ...told, edits: quotes.map((at) => insert(at, '\\')), title: 'put a backslash before it' }]
}

const quoteWithin = 'the text ends at this quote; write `\\"` for a quote within it'

const unknownEscape = 'this escape is not known in JSON; write `\\\\` for a backslash'

/** What is said of a string that is not closed on its line. */
export const stringNotClosed = 'the string is not closed on its line; write a line break as `\\n`'

/** A text that is not closed on its line, where the next line has a key or item of its own or closes the map or list. */
function closed(
  { start, end, value }: FlowToken,
  next: FlowToken | undefined,
  behind: FlowToken | undefined,
): readonly Mend[] | undefined {
  if (!next || !endsBefore(next, behind)) return undefined
  const message = stringNotClosed
  const range = { start, end }
  if (unknownEscapeIn(value) !== undefined)
    return [{ edits: [{ ...range, text: '""' }], range, message, unknown: { start: start + 1, end } }]
  return [{ edits: [insert(end, '"')], range, message, title: 'close it at the end of the line' }]
}

/** Whether a string ends before a sign or text, which is no more of it then. */
function endsBefore(next: FlowToken, behind: FlowToken | undefined): boolean {
  if (next.kind === 'text') return next.quote === '"' && /^[:,\]]$/.test(behind?.kind ?? '')
  return next.kind !== ',' || (behind !== undefined && (behind.kind !== 'text' || behind.quote === '"'))
}

function stray({ kind, start, end }: FlowToken): Mend {
  const [edits, message] = [[{ start, end, text: ' ' }], `this \`${kind}\` closes nothing`]
  return { edits, range: { start, end }, message, title: `take the \`${kind}\` out` }
}

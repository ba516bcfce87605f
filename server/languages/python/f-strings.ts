import { isLineEnd, lineEndLength } from './characters.js'
import { badEscape } from './escapes.js'
import { emit, emitError, type FString, type Lexer, type Opening } from './lexer.js'
import { reportUnterminated } from './strings.js'
import { token } from './token-kinds.js'

interface Start {
  /** Where its quote stands. */
  readonly at: number
  readonly prefix: string
  readonly quote: string
  readonly end: number
}

/** Opens an f-string. */
export function startFString(lexer: Lexer, { at, prefix, quote, end }: Start): void {
  const opening = lexer.count
  lexer.string = { token: opening, quote, raw: /r/i.test(prefix), plainEnd: end, around: lexer.string }
  lexer.within = { open: 'f-string', token: opening, string: lexer.string, around: lexer.within }
  emit(lexer, token.fString, at - prefix.length, at + quote.length)
}

/** Reads the text of an f-string up to its next `{…}` or its end. */
export function readText(lexer: Lexer, string: FString): void {
  const { codes, source } = lexer
  const start = lexer.at
  let at = start
  while (at < source.length && !endsText(codes, at, string)) at += textLength(lexer, at, string.raw)
  const code = codes[at]
  if (isQuote(codes, at, string)) endString(lexer, string, start, at)
  else if (code === 123) startField(lexer, string, start, at)
  else if (code === 125) emitError(lexer, at, at + 1, 'this `}` closes nothing; `}}` stands for `}` in an f-string')
  else leave(lexer, string)
}

function endsText(codes: Uint8Array, at: number, string: FString): boolean {
  const code = codes[at]
  if (code === 123 || code === 125) return codes[at + 1] !== code
  return isQuote(codes, at, string) || (isLineEnd(code) && string.quote.length === 1)
}

/** Whether the quote which ends a string stands at this place. */
function isQuote(codes: Uint8Array, at: number, { quote }: FString): boolean {
  const code = quote.charCodeAt(0)
  return codes[at] === code && (quote.length === 1 || (codes[at + 1] === code && codes[at + 2] === code))
}

/** How much text to go on by: an escape sequence, a doubled brace or a character. */
function textLength(lexer: Lexer, at: number, raw: boolean): number {
  const code = lexer.codes[at]
  if (code === 92) return afterBackslash(lexer, at, raw) - at
  return code === 123 || code === 125 ? 2 : 1
}

/** Where an escape sequence ends: behind its letter, or behind the name in `\N{…}`. A backslash escapes no brace. */
function afterBackslash({ codes, source }: Lexer, at: number, raw: boolean): number {
  const next = source.charAt(at + 1)
  if (next === '{' || next === '}') return at + 1
  if (raw || next !== 'N' || source.charAt(at + 2) !== '{') return at + 1 + lineEndLength(codes, at + 1)
  const close = source.indexOf('}', at)
  return close < 0 ? at + 2 : close + 1
}

function checkEscapes(lexer: Lexer, string: FString, start: number, end: number): void {
  const problem = string.raw ? undefined : badEscape(lexer.source, start, end, false)
  if (problem) emitError(lexer, problem.start, problem.end, problem.message)
}

function endString(lexer: Lexer, string: FString, start: number, at: number): void {
  checkEscapes(lexer, string, start, at)
  if (string.plainEnd >= 0 && string.plainEnd !== at) {
    endEarly(lexer, string)
    return
  }
  drop(lexer, string)
  emit(lexer, token.fStringEnd, at, at + string.quote.length)
}

/**
 * Reports the quote at which a Python before 3.12 sees the f-string end although its braces are open, and reads on behind it.
 * Until then an f-string was found like any other string and only afterwards taken apart. (PEP 701)
 */
export function endEarly(lexer: Lexer, string: FString): void {
  drop(lexer, string)
  const message =
    'before Python 3.12 this ends the f-string within its braces; close them, or use another kind of quote in them'
  emitError(lexer, string.plainEnd, string.plainEnd + string.quote.length, message)
}

/** Closes an f-string with everything that is open in it. */
function drop(lexer: Lexer, string: FString): void {
  while (lexer.within && lexer.within.token >= string.token) lexer.within = lexer.within.around
  lexer.string = string.around
}

/** Gives up an f-string which does not end, and reads on behind its line or behind what was read of it. */
export function leave(lexer: Lexer, string: FString): void {
  const reached = lexer.at
  const start = lexer.starts[string.token] ?? lexer.at
  const quote = (lexer.ends[string.token] ?? start) - string.quote.length
  drop(lexer, string)
  reportUnterminated(lexer, start, quote, string.quote)
  lexer.at = Math.max(lexer.at, reached)
}

function startField(lexer: Lexer, string: FString, start: number, at: number): void {
  checkEscapes(lexer, string, start, at)
  lexer.within = { open: 'field', token: lexer.count, string, around: lexer.within }
  emit(lexer, token.field, at, at + 1)
}

/**
 * Ends the expression of a field at `}`, `!r` or `:`, so a `:=` there needs parentheses; whether this operator does so.
 * The `=` of `f'{name=}'` is left to the parser.
 */
export function leaveField(
  lexer: Lexer,
  field: Opening & { readonly string: FString },
  start: number,
  text: string,
): boolean {
  if (text !== '}' && text !== '!' && !text.startsWith(':')) return false
  if (field.string.plainEnd >= 0) checkBackslash(lexer, lexer.ends[field.token] ?? start, start)
  if (text === '!') emit(lexer, token.conversion, start, start + 1)
  else if (text === '}') endField(lexer, start)
  else {
    lexer.within = { open: 'format', token: lexer.count, string: field.string, around: lexer.within }
    emit(lexer, token.format, start, start + 1)
  }
  return true
}

function endField(lexer: Lexer, at: number): void {
  lexer.within = lexer.within?.around
  emit(lexer, token.fieldEnd, at, at + 1)
}

function checkBackslash(lexer: Lexer, from: number, to: number): void {
  const at = lexer.source.slice(from, to).indexOf('\\')
  if (at < 0) return
  const message =
    'before Python 3.12 no backslash may stand within the braces of an f-string; name the value before it instead'
  emitError(lexer, from + at, from + at + 1, message)
}

/** Reads the format behind the `:` of a field, which may hold fields of its own. */
export function readFormat(lexer: Lexer, string: FString): void {
  const { codes, source } = lexer
  let { at } = lexer
  while (at < source.length && !endsFormat(codes, at, string))
    at += codes[at] === 92 ? 1 + lineEndLength(codes, at + 1) : 1
  const code = codes[at]
  if (code === 123) startField(lexer, string, at, at)
  else if (code === 125) {
    lexer.within = lexer.within?.around
    endField(lexer, at)
  } else leave(lexer, string)
}

function endsFormat(codes: Uint8Array, at: number, string: FString): boolean {
  const code = codes[at]
  if (code === 123 || code === 125) return true
  return isQuote(codes, at, string) || (isLineEnd(code) && string.quote.length === 1)
}

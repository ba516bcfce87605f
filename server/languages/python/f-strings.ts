import { badEscape } from './escapes.js'
import { emit, emitError, type FString, isLineEnd, type Lexer, lineEndLength, type Opening } from './lexer.js'
import { findQuote, reportUnterminated } from './strings.js'

/** Opens an f-string whose quote stands at `at`. */
export function startFString(lexer: Lexer, at: number, prefix: string, quote: string): void {
  const plainEnd = lexer.minor < 12 ? findQuote(lexer.source, at + quote.length, quote) : -1
  if (lexer.minor < 12 && plainEnd < 0) return reportUnterminated(lexer, at - prefix.length, at, quote)
  const token = lexer.types.length
  lexer.open.push({ open: 'f-string', token, string: { token, quote, raw: /r/i.test(prefix), plainEnd } })
  emit(lexer, 'f-string', at - prefix.length, at + quote.length)
}

/** Reads the text of an f-string up to its next `{…}` or its end. */
export function readText(lexer: Lexer, string: FString): void {
  const { source } = lexer
  const start = lexer.at
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 92) at = afterBackslash(source, at, string.raw) - 1
    else if (source.startsWith(string.quote, at)) return endString(lexer, string, start, at)
    else if (string.quote.length === 1 && isLineEnd(code)) break
    else if ((code === 123 || code === 125) && source.charCodeAt(at + 1) === code) at++
    else if (code === 123) return startField(lexer, string, start, at)
    else if (code === 125)
      return emitError(lexer, at, at + 1, 'this `}` closes nothing; `}}` stands for `}` in an f-string')
  }
  leave(lexer, string)
}

/** Where an escape sequence ends: behind its letter, or behind the name in `\N{…}`. A backslash escapes no brace. */
function afterBackslash(source: string, at: number, raw: boolean): number {
  const next = source.charAt(at + 1)
  if (next === '{' || next === '}') return at + 1
  if (raw || next !== 'N' || source.charAt(at + 2) !== '{') return at + 1 + lineEndLength(source, at + 1)
  const close = source.indexOf('}', at)
  return close < 0 ? at + 2 : close + 1
}

function checkEscapes(lexer: Lexer, string: FString, start: number, end: number): void {
  const problem = string.raw ? undefined : badEscape(lexer.source, start, end, false)
  if (problem) emitError(lexer, problem.start, problem.end, problem.message)
}

function endString(lexer: Lexer, string: FString, start: number, at: number): void {
  checkEscapes(lexer, string, start, at)
  if (string.plainEnd >= 0 && string.plainEnd !== at) return endEarly(lexer, string)
  lexer.open.pop()
  emit(lexer, 'f-string-end', at, at + string.quote.length)
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

function drop(lexer: Lexer, string: FString): void {
  while ((lexer.open.at(-1)?.token ?? -1) >= string.token) lexer.open.pop()
}

/** Gives up an f-string which does not end, with everything that is open in it. */
export function leave(lexer: Lexer, string: FString): void {
  const start = lexer.starts[string.token] ?? lexer.at
  const quote = (lexer.ends[string.token] ?? start) - string.quote.length
  drop(lexer, string)
  reportUnterminated(lexer, start, quote, string.quote)
}

function startField(lexer: Lexer, string: FString, start: number, at: number): void {
  checkEscapes(lexer, string, start, at)
  lexer.open.push({ open: 'field', token: lexer.types.length, string })
  emit(lexer, 'field', at, at + 1)
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
  if (text === '!') emit(lexer, 'conversion', start, start + 1)
  else if (text === '}') endField(lexer, start)
  else {
    lexer.open.push({ open: 'format', token: lexer.types.length, string: field.string })
    emit(lexer, 'format', start, start + 1)
  }
  return true
}

function endField(lexer: Lexer, at: number): void {
  lexer.open.pop()
  emit(lexer, 'field-end', at, at + 1)
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
  const { source } = lexer
  for (let at = lexer.at; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 123) return startField(lexer, string, at, at)
    if (code === 125) {
      lexer.open.pop()
      return endField(lexer, at)
    }
    if (code === 92) at += lineEndLength(source, at + 1)
    else if (source.startsWith(string.quote, at) || (string.quote.length === 1 && isLineEnd(code))) break
  }
  leave(lexer, string)
}

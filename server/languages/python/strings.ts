import { isLineEnd, lineEndLength } from './characters.js'
import { badEscape } from './escapes.js'
import { endEarly, startFString } from './f-strings.js'
import { emit, emitError, type Lexer } from './lexer.js'
import { token } from './token-kinds.js'

/** Reads a string whose quote stands at `at`, behind its prefix; an f-string is left open for its parts to be read. */
export function startString(lexer: Lexer, at: number, prefix: string): void {
  const quote = quoteAt(lexer.codes, at)
  lexer.escapes = false
  const end = findEnd(lexer, at + quote.length, prefix, quote)
  if (lexer.string && lexer.string.plainEnd === at) endEarly(lexer, lexer.string)
  else if (end === undefined) reportUnterminated(lexer, at - prefix.length, at, quote)
  else if (isFormat(prefix)) startFString(lexer, { at, prefix, quote, end })
  else emitString(lexer, prefix, quote, at + quote.length, end)
}

/** The quote that opens a string: one of two characters, or three of them. */
function quoteAt(codes: Uint8Array, at: number): string {
  const code = codes[at]
  const isTriple = codes[at + 1] === code && codes[at + 2] === code
  return code === 34 ? (isTriple ? '"""' : '"') : isTriple ? "'''" : "'"
}

/** Where the string ends; for an f-string from Python 3.12 on that shows only when its braces are read. */
function findEnd(lexer: Lexer, from: number, prefix: string, quote: string): number | undefined {
  if (lexer.minor >= 12 && isFormat(prefix)) return -1
  const end = findQuote(lexer, from, quote)
  return end < 0 ? undefined : end
}

const isFormat = (prefix: string): boolean => prefix !== '' && /f/i.test(prefix)

function emitString(lexer: Lexer, prefix: string, quote: string, from: number, to: number): void {
  const start = from - quote.length - prefix.length
  const end = to + quote.length
  const bytes = prefix !== '' && /b/i.test(prefix)
  const isRaw = prefix !== '' && /r/i.test(prefix)
  const problem = lexer.escapes && !isRaw ? badEscape(lexer.source, from, to, bytes) : undefined
  if (problem) emitError(lexer, problem.start, problem.end, problem.message)
  else if (bytes && /[^\0-\x7f]/.test(lexer.source.slice(from, to)))
    emitError(lexer, start, end, 'bytes hold ASCII characters only; other bytes are written `\\x…`')
  else emit(lexer, bytes ? token.bytes : token.string, start, end)
  lexer.at = end
}

/** Where the closing quote of a string stands, or -1 when the line or the script ends first. */
function findQuote(lexer: Lexer, from: number, quote: string): number {
  const { codes, source } = lexer
  const short = quote.length === 1
  const closing = quote.charCodeAt(0)
  for (let at = from; at < source.length; at++) {
    const code = codes[at]
    if (code === closing && (short || (codes[at + 1] === closing && codes[at + 2] === closing))) return at
    if (code === 92) {
      lexer.escapes = true
      at += lineEndLength(codes, at + 1)
    } else if (short && isLineEnd(code)) return -1
  }
  return -1
}

/** Reports a string without an end: from its start to the end of the line, or where a `"""` opens that nothing closes. */
export function reportUnterminated(lexer: Lexer, start: number, at: number, quote: string): void {
  const until = quote.length === 3 ? 'the script ends' : 'the line ends'
  const end = quote.length === 3 ? lexer.source.length : lineEnd(lexer, at)
  emitError(lexer, start, quote.length === 3 ? at + 3 : end, `this string has no closing \`${quote}\` before ${until}`)
  lexer.at = end
}

/** The end of the line on which `at` lies, where lines continued by a backslash count as one. */
function lineEnd({ codes, source }: Lexer, at: number): number {
  let end = at
  while (end < source.length && !isLineEnd(codes[end])) end += codes[end] === 92 ? 1 + lineEndLength(codes, end + 1) : 1
  return Math.min(end, source.length)
}

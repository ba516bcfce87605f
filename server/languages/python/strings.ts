import { badEscape } from './escapes.js'
import { endEarly, startFString } from './f-strings.js'
import { emit, emitError, isLineEnd, type Lexer, lineEndLength } from './lexer.js'

/** Reads a string whose quote stands at `at`, behind its prefix; an f-string is left open for its parts to be read. */
export function startString(lexer: Lexer, at: number, prefix: string): void {
  const { source } = lexer
  const single = source.charAt(at)
  const quote = source.startsWith(single.repeat(3), at) ? single.repeat(3) : single
  const end = findEnd(lexer, at + quote.length, prefix, quote)
  if (lexer.string?.plainEnd === at) endEarly(lexer, lexer.string)
  else if (end === undefined) reportUnterminated(lexer, at - prefix.length, at, quote)
  else if (/f/i.test(prefix)) startFString(lexer, { at, prefix, quote, end })
  else emitString(lexer, prefix, { from: at + quote.length, to: end, quote })
}

/** Where the string ends; for an f-string from Python 3.12 on that shows only when its braces are read. */
function findEnd(lexer: Lexer, from: number, prefix: string, quote: string): number | undefined {
  if (lexer.minor >= 12 && /f/i.test(prefix)) return -1
  const end = findQuote(lexer.source, from, quote)
  return end < 0 ? undefined : end
}

interface Content {
  readonly from: number
  readonly to: number
  readonly quote: string
}

function emitString(lexer: Lexer, prefix: string, { from, to, quote }: Content): void {
  const start = from - quote.length - prefix.length
  const end = to + quote.length
  const bytes = /b/i.test(prefix)
  const problem = /r/i.test(prefix) ? undefined : badEscape(lexer.source, from, to, bytes)
  if (problem) emitError(lexer, problem.start, problem.end, problem.message)
  else if (bytes && /[^\0-\x7f]/.test(lexer.source.slice(from, to)))
    emitError(lexer, start, end, 'bytes hold ASCII characters only; other bytes are written `\\x…`')
  else emit(lexer, bytes ? 'bytes' : 'string', start, end)
  lexer.at = end
}

/** What matters within a string: its quote, a backslash, and in a short string the end of the line. */
const interesting: Readonly<Record<string, RegExp>> = {
  "'": /[\\'\r\n]/g,
  '"': /[\\"\r\n]/g,
  "'''": /\\|'''/g,
  '"""': /\\|"""/g,
}

/** Where the closing quote of a string stands, or -1 when the line or the script ends first. */
function findQuote(source: string, from: number, quote: string): number {
  const expression = interesting[quote] ?? /$/g
  for (let at = from; ; ) {
    expression.lastIndex = at
    const [found] = expression.exec(source) ?? []
    at = expression.lastIndex
    if (found === quote) return at - quote.length
    if (found !== '\\') return -1
    at += lineEndLength(source, at)
  }
}

/** Reports a string without an end: from its start to the end of the line, or where a `"""` opens that nothing closes. */
export function reportUnterminated(lexer: Lexer, start: number, at: number, quote: string): void {
  const until = quote.length === 3 ? 'the script ends' : 'the line ends'
  const end = quote.length === 3 ? lexer.source.length : lineEnd(lexer.source, at)
  emitError(lexer, start, quote.length === 3 ? at + 3 : end, `this string has no closing \`${quote}\` before ${until}`)
  lexer.at = end
}

/** The end of the line on which `at` lies, where lines continued by a backslash count as one. */
function lineEnd(source: string, at: number): number {
  let end = at
  while (end < source.length && !isLineEnd(source.charCodeAt(end)))
    end += source.charCodeAt(end) === 92 ? 1 + lineEndLength(source, end + 1) : 1
  return Math.min(end, source.length)
}

import type { ScriptError } from '../script-error.js'
import { endsWord, isBlank, isDoubleQuote, isLineEnd, isSingleQuote } from './characters.js'
import { endsLine, type Reading, readBracedName, readHereString, readString } from './strings.js'

/** A bracket, a word, the end of a line, or any other character outside of strings and comments. */
export interface Lexeme {
  readonly text: string
  readonly start: number
  readonly end: number
}

export interface Lexemes {
  readonly lexemes: readonly Lexeme[]
  readonly error?: ScriptError
  /** Whether it depends on the command what a `#` means, so that nothing is sure. */
  readonly unsure: boolean
}

/** Takes a script apart as the tokenizer of PowerShell does, as far as that is possible without parsing commands. */
export function readLexemes(source: string): Lexemes {
  const lexemes: Lexeme[] = []
  for (let at = 0; at < source.length; ) {
    const reading = readSkipped(source, at)
    if (reading === 'unsure') return { lexemes, unsure: true }
    if (reading && 'error' in reading) return { lexemes, error: reading.error, unsure: false }
    const end = reading?.end ?? wordEnd(source, at)
    const text = reading ? '' : source.slice(at, end)
    if (!isBlank(source.charCodeAt(at)) && !reading?.silent) lexemes.push({ text, start: at, end })
    at = end
  }
  return { lexemes, unsure: false }
}

type Skipped = (Reading & { readonly silent?: boolean }) | 'unsure' | undefined

/** Reads a string, comment, escaped character or verbatim argument: what may hold brackets that do not count. */
function readSkipped(source: string, at: number): Skipped {
  const code = source.charCodeAt(at)
  const fresh = endsWord(source.charCodeAt(at - 1))
  if (isSingleQuote(code) || isDoubleQuote(code)) return readString(source, at)
  switch (source[at]) {
    case '`':
      return { end: at + (source.startsWith('\r\n', at + 1) ? 3 : 2), silent: endsWord(source.charCodeAt(at + 1)) }
    case '#':
      return readLineComment(source, at, fresh)
    case '<':
      return source[at + 1] === '#' ? readBlockComment(source, at, fresh) : undefined
    case '$':
      return readVariable(source, at)
    case '@':
      return readAt(source, at, fresh)
    case '-':
      return fresh && /^--%(?=\s|$)/.test(source.slice(at, at + 4)) ? { end: verbatimEnd(source, at) } : undefined
    default:
      return undefined
  }
}

function readLineComment(source: string, at: number, fresh: boolean): Skipped {
  let end = at
  while (end < source.length && !isLineEnd(source.charCodeAt(end))) end++
  if (!fresh && /[(){}"'`@<\u2018-\u201e]/.test(source.slice(at, end))) return 'unsure'
  return { end, silent: true }
}

function readBlockComment(source: string, at: number, fresh: boolean): Skipped {
  const end = source.indexOf('#>', at + 2)
  if (!fresh) return 'unsure'
  if (end >= 0) return { end: end + 2, silent: true }
  return { error: { start: at, end: at + 2, message: 'the comment that `<#` opens is never closed; expected `#>`' } }
}

function readVariable(source: string, at: number): Skipped {
  if (source[at + 1] === '{') return readBracedName(source, at)
  return /[$?^]/.test(source.charAt(at + 1)) ? { end: at + 2 } : undefined
}

/** A here-string; other text behind its opening is an error, unless `@` stands within a word. */
function readAt(source: string, at: number, fresh: boolean): Skipped {
  const code = source.charCodeAt(at + 1)
  if (!isSingleQuote(code) && !isDoubleQuote(code)) return undefined
  if (endsLine(source, at + 2)) return readHereString(source, at)
  if (!fresh) return { end: at + 1 }
  const message = `\`@${source.charAt(at + 1)}\` opens a here-string, whose text begins on the next line`
  return { error: { start: at, end: at + 2, message } }
}

/** Behind `--%` the text up to the end of the line or a pipe goes to the program as it is. */
function verbatimEnd(source: string, at: number): number {
  let quoted = false
  for (let end = at + 3; end < source.length; end++) {
    const code = source.charCodeAt(end)
    if (isLineEnd(code)) return end
    if (isDoubleQuote(code)) quoted = !quoted
    else if (!quoted && (source[end] === '|' || source.startsWith('&&', end))) return end
  }
  return source.length
}

const word = /[A-Za-z_][\w-]*/y

function wordEnd(source: string, at: number): number {
  if (source.startsWith('\r\n', at)) return at + 2
  word.lastIndex = at
  return word.test(source) ? word.lastIndex : at + 1
}

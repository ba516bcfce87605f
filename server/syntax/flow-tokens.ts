import { characterCodes } from './character-codes.js'
import type { Range } from './tree.js'

/** A sign, or a word or a quoted text with its content. In JSON `=` and `=>`, which others write for a colon, are words. */
export interface FlowToken extends Range {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'text'
  readonly value: string
  readonly quote: '' | '"' | "'"
}

const signs = new Set(['{', '}', '[', ']', ','])

/** The tokens of JSON with comments, or of YAML between brackets, as far as the text goes, however broken it is. */
export function* flowTokens(text: string, from: number, isJson: boolean): Generator<FlowToken> {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isBlank(code)) at++
    else if (isJson ? text.startsWith('//', at) : code === hash) at = endOfLine(text, at)
    else if (isJson && text.startsWith('/*', at)) at = endOfComment(text, at)
    else {
      const token = tokenAt(text, at, isJson)
      yield token
      at = token.end
    }
  }
}

const { hash, backslash } = characterCodes

/** Most characters are ASCII, of which this is told faster than by an expression. */
const isBlank = (code: number): boolean =>
  code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code > 0x7f && /\s/.test(String.fromCharCode(code))

function tokenAt(text: string, start: number, isJson: boolean): FlowToken {
  const sign = text[start] ?? ''
  if (signs.has(sign) || isColon(text, start, isJson))
    return { kind: sign as FlowToken['kind'], value: sign, quote: '', start, end: start + 1 }
  if (sign === '"' || (sign === "'" && (!isJson || isClosedOnLine(text, start)))) return quoted(text, start, sign)
  const end = isJson && sign === '=' ? start + (text[start + 1] === '>' ? 2 : 1) : endOfWord(text, start, isJson)
  return { kind: 'text', value: text.slice(start, end), quote: '', start, end }
}

/** A colon that ends a key: in YAML one with a blank or a sign behind it. */
const isColon = (text: string, at: number, isJson: boolean): boolean =>
  text[at] === ':' && (isJson || at + 1 >= text.length || /[\s,[\]{}]/.test(text[at + 1] ?? ''))

function endOfWord(text: string, start: number, isJson: boolean): number {
  let end = start + 1
  while (end < text.length && !/[\n\r,[\]{}]/.test(text[end] ?? '') && !isColon(text, end, isJson)) end++
  return start + text.slice(start, end).trimEnd().length
}

/** Whether single quotes, which JSON has not, were meant as quotes. */
function isClosedOnLine(text: string, start: number): boolean {
  const line = text.slice(start + 1, endOfLine(text, start))
  const end = line.indexOf("'")
  return end >= 0 && /^\s*(?:[,:[\]{}]|$)/.test(line.slice(end + 1))
}

/** Quoted text; in JSON and where the quote is missing it ends with the line. */
function quoted(text: string, start: number, quote: '"' | "'"): FlowToken {
  const stop = endOfLine(text, start)
  const [closing, escaping] = [quote.charCodeAt(0), quote === '"' ? backslash : -1]
  let end = start + 1
  for (let code = text.charCodeAt(end); end < stop && code !== closing; code = text.charCodeAt(end))
    end += code === escaping ? 2 : 1
  end = Math.min(end, stop)
  return { kind: 'text', value: text.slice(start + 1, end), quote, start, end: Math.min(end + 1, stop) }
}

function endOfComment(text: string, at: number): number {
  const end = text.indexOf('*/', at + 2)
  return end < 0 ? text.length : end + 2
}

/** Where the line of an offset ends. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

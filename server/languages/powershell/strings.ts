import type { ScriptError } from '../script-error.js'
import { isBlank, isDoubleQuote, isLineEnd, isSingleQuote, startsVariable } from './characters.js'

/** Where a part of a script ends, or what is wrong with it. */
export type Reading = { readonly end: number } | { readonly error: ScriptError }

const wrong = (start: number, end: number, message: string): Reading => ({ error: { start, end, message } })

/** Reads a string from its quote on: a doubled quote stands for itself, and in `"…"` a backtick escapes. */
export function readString(source: string, start: number): Reading {
  const expandable = isDoubleQuote(source.charCodeAt(start))
  const isQuote = expandable ? isDoubleQuote : isSingleQuote
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (isQuote(code)) {
      if (!isQuote(source.charCodeAt(at + 1))) return { end: at + 1 }
      at++
    } else if (expandable) {
      const reading = readExpansion(source, at)
      if ('error' in reading) return reading
      at = reading.end - 1
    }
  }
  return wrong(start, start + 1, `the string that this \`${source.charAt(start)}\` opens is never closed`)
}

/** Reads what is special in an expandable string: a backtick with its character, `$name`, `${name}` or `$(…)`; or one character. */
function readExpansion(source: string, at: number): Reading {
  const next = source.charCodeAt(at + 1)
  if (source[at] === '`') return { end: at + 2 }
  if (source[at] !== '$') return { end: at + 1 }
  if (source[at + 1] === '{') return readBracedName(source, at)
  if (source[at + 1] === '(') return readSubexpression(source, at)
  return { end: startsVariable(next) ? at + 2 : at + 1 }
}

/** `${any text}`; a backtick escapes. */
export function readBracedName(source: string, start: number): Reading {
  for (let at = start + 2; at < source.length; at++) {
    if (source[at] === '`') at++
    else if (source[at] === '}') return { end: at + 1 }
  }
  return wrong(start, start + 2, '`${` is never closed')
}

/** `$(…)` in a string ends where its parentheses balance; PowerShell does not look for quotes in it to find that. */
function readSubexpression(source: string, start: number): Reading {
  let depth = 1
  for (let at = start + 2; at < source.length; at++) {
    if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth === 0) return { end: at + 1 }
    else if ((source[at] === '`' || isDoubleQuote(source.charCodeAt(at))) && isDoubleQuote(source.charCodeAt(at + 1)))
      at++
  }
  return wrong(start, start + 2, '`$(` in a string is never closed')
}

/** Whether `@` with a quote opens a here-string: whether its line ends there. */
export function endsLine(source: string, from: number): boolean {
  let at = from
  while (isBlank(source.charCodeAt(at))) at++
  return at >= source.length || isLineEnd(source.charCodeAt(at))
}

/** Reads a here-string from its `@` on, up to the line that begins with its quote and `@`. */
export function readHereString(source: string, start: number): Reading {
  const expandable = isDoubleQuote(source.charCodeAt(start + 1))
  const isQuote = expandable ? isDoubleQuote : isSingleQuote
  let indented: number | undefined
  for (let at = start + 2; at < source.length; ) {
    const reading = expandable ? readExpansion(source, at) : { end: at + 1 }
    if ('error' in reading) return reading
    const lineEnd = isLineEnd(source.charCodeAt(at))
    at = reading.end
    if (!lineEnd) continue
    if (isQuote(source.charCodeAt(at)) && source[at + 1] === '@') return { end: at + 2 }
    indented ??= footerBehindBlanks(source, at, isQuote)
  }
  const close = `${source.charAt(start + 1)}@`
  if (indented !== undefined)
    return wrong(indented, indented + 2, `\`${close}\` closes a here-string only at the very start of a line`)
  return wrong(start, start + 2, `the here-string is never closed; a line must begin with \`${close}\``)
}

function footerBehindBlanks(source: string, from: number, isQuote: (code: number) => boolean): number | undefined {
  let at = from
  while (isBlank(source.charCodeAt(at))) at++
  return at > from && isQuote(source.charCodeAt(at)) && source[at + 1] === '@' ? at : undefined
}

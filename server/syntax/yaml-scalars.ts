import { EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml'
import { characterCodes } from './character-codes.js'
import { keyName, keyNameAt } from './key-names.js'
import { plainValue } from './plain-value.js'
import type { ScalarNode } from './tree.js'
import { continueScalar, isSpace, type YamlSource } from './yaml-source.js'

const { tab, newline, blank, quote, hash, apostrophe, colon, dash, question, backslash } = characterCodes

/** Characters that mean something where they begin a scalar; a dash, a question mark and a colon do where a blank follows. */
const begins = new Uint8Array(256).fill(1)
for (const character of '\0\t\n ,[]{}#&*!|>\'"%@`') begins[character.charCodeAt(0)] = 0

const flowIndicators = new Uint8Array(256)
for (const character of ',[]{}') flowIndicators[character.charCodeAt(0)] = 1

/** Characters at which the reading of an unquoted scalar stops to think. */
const mayEnd = new Uint8Array(256)
for (const character of '\0\t\n#:') mayEnd[character.charCodeAt(0)] = 1
const mayEndInFlow = mayEnd.map((may, at) => may | (flowIndicators[at] as number))

/** A key of a map in block style with the colon behind it, on one line; undefined where none stands there, and then nothing was read. */
export function readKey(source: YamlSource): ScalarNode | undefined {
  const { at, lineStart, last } = source
  const first = source.codes[at]
  const key = first === quote || first === apostrophe ? readQuotedKey(source) : readPlainKey(source)
  if (key) return key
  source.at = at
  source.lineStart = lineStart
  source.last = last
  return undefined
}

function readPlainKey(source: YamlSource): ScalarNode | undefined {
  const { text, codes, at: start } = source
  let found = codes[start] as number
  if (begins[found] === 0 || found === dash || found === question || found === colon) return undefined
  let at = start
  let sum = 0
  while (
    mayEnd[found] === 0 ||
    (found === colon ? !isSpace(codes[at + 1]) : found === hash && codes[at - 1] !== blank)
  ) {
    sum = (sum * 31 + found) | 0
    found = codes[++at] as number
  }
  if (found !== colon) return undefined
  let end = at
  while (codes[end - 1] === blank) end--
  const name = end === at ? keyNameAt(text, start, end, sum) : keyName(text.slice(start, end))
  if (name === '<<') return undefined
  source.at = at + 1
  source.last = end
  return { kind: 'scalar', value: plainValue(name), style: 'plain', start, end }
}

function readQuotedKey(source: YamlSource): ScalarNode | undefined {
  const { codes, lineStart } = source
  const key = readQuoted(source, 0)
  if (!key || source.lineStart !== lineStart) return undefined
  while (codes[source.at] === blank) source.at++
  if (codes[source.at] !== colon || !isSpace(codes[source.at + 1])) return undefined
  source.at++
  return { ...key, value: keyName(String(key.value)) }
}

/** A scalar without quotes in block style, whose further lines are indented so far. */
export function readPlain(source: YamlSource, indent: number): ScalarNode | undefined {
  const { codes, at: start } = source
  const first = codes[start] as number
  if (begins[first] === 0 || ((first === dash || first === question || first === colon) && isSpace(codes[start + 1])))
    return undefined
  if (isBehindComment(source, start)) return undefined
  let lines = 1
  for (;;) {
    const at = endOfPlain(codes, source.at)
    source.at = at
    if (codes[at] === tab || (codes[at] === colon && codes[at + 1] === tab)) return undefined
    if (codes[at] !== newline) break
    const goesOn = continueScalar(source, indent)
    if (goesOn === undefined) return undefined
    if (!goesOn) break
    lines++
  }
  return plainScalar(source, start, source.at, lines > 1)
}

/** Whether a value is alone on its line and the line before is a comment: the tolerant parser may take such a value to be a key. */
function isBehindComment({ text, codes, lineStart }: YamlSource, start: number): boolean {
  let at = lineStart
  while (codes[at] === blank) at++
  if (at !== start) return false
  const before = text.slice(0, lineStart).trimEnd()
  return /^ *#/.test(before.slice(before.lastIndexOf('\n') + 1))
}

/** Where an unquoted scalar ends on its line, at the latest. */
function endOfPlain(codes: Uint8Array, from: number): number {
  let at = from
  let found = codes[at] as number
  while (
    mayEnd[found] === 0 ||
    (found === colon ? codes[at + 1] !== tab && !isSpace(codes[at + 1]) : found === hash && codes[at - 1] !== blank)
  )
    found = codes[++at] as number
  return at
}

/** A scalar without quotes in a flow collection, on one line. */
export function readPlainInFlow(source: YamlSource): ScalarNode | undefined {
  const { codes, at: start } = source
  let found = codes[start] as number
  if (begins[found] === 0 || found === colon) return undefined
  if ((found === dash || found === question) && endsInFlow(codes[start + 1])) return undefined
  let at = start
  while (
    mayEndInFlow[found] === 0 ||
    (found === colon ? !endsInFlow(codes[at + 1]) : found === hash && codes[at - 1] !== blank)
  )
    found = codes[++at] as number
  if (found === tab || (found === newline && !endsFlowLine(codes, at))) return undefined
  source.at = at
  return plainScalar(source, start, at, false)
}

const endsInFlow = (found: number | undefined): boolean =>
  isSpace(found) || found === tab || flowIndicators[found ?? 0] === 1

/** Whether a scalar cannot go on behind the end of its line. */
function endsFlowLine(codes: Uint8Array, newlineAt: number): boolean {
  let at = newlineAt
  while (codes[at] === newline || codes[at] === blank) at++
  return flowIndicators[codes[at] as number] === 1 || codes[at] === hash
}

function plainScalar(source: YamlSource, start: number, behind: number, folded: boolean): ScalarNode {
  const { text, codes } = source
  let end = behind
  while (codes[end - 1] === blank || codes[end - 1] === newline) end--
  source.last = end
  const raw = folded ? decoded(text, start, end, SCALAR_STYLE.PLAIN) : text.slice(start, end)
  return { kind: 'scalar', value: plainValue(raw), style: 'plain', start, end }
}

/** A scalar in quotes, whose further lines are indented so far. */
export function readQuoted(source: YamlSource, indent: number): ScalarNode | undefined {
  const { text, codes } = source
  const mark = codes[source.at] as number
  const start = source.at + 1
  const isVerbatim = skipQuoted(source, mark, indent)
  if (isVerbatim === undefined) return undefined
  const end = source.at - 1
  source.last = source.at
  const style = mark === quote ? 'double' : 'single'
  const written = mark === quote ? SCALAR_STYLE.DOUBLE_QUOTED : SCALAR_STYLE.SINGLE_QUOTED
  const value = isVerbatim ? text.slice(start, end) : decoded(text, start, end, written)
  return { kind: 'scalar', value, style, start, end }
}

/** Goes behind the closing mark. Tells whether what is between the marks stands for itself. */
function skipQuoted(source: YamlSource, mark: number, indent: number): boolean | undefined {
  const { codes } = source
  let isVerbatim = true
  for (source.at++; ; source.at++) {
    const found = codes[source.at] as number
    if (found === mark && (mark === quote || codes[source.at + 1] !== apostrophe)) break
    if (found === mark) source.at++
    else if (found === backslash && mark === quote) {
      const length = escapeLength(codes, source.at)
      if (length === 0) return undefined
      // A line break behind a backslash is one like any other.
      source.at += length - 1
    } else if (found === newline) {
      if (!continueScalar(source, 0)) return undefined
      if (source.at - source.lineStart < indent) source.isMoved = true
      source.at--
    } else if (found < blank && found !== tab) return undefined
    else continue
    isVerbatim = false
  }
  source.at++
  return isVerbatim
}

/** Of an escape of one character, by its letter; of `\x`, `\u` and `\U` with their digits. */
const escapeLengths = new Uint8Array(256)
for (const letter of '0abtnvfre "/\\N_LP') escapeLengths[letter.charCodeAt(0)] = 2
for (const [letter, digits] of [
  ['x', 2],
  ['u', 4],
  ['U', 8],
] as const)
  escapeLengths[letter.charCodeAt(0)] = 2 + digits

/** The characters of an escape; 0 where it is none that is known. */
function escapeLength(codes: Uint8Array, at: number): number {
  const letter = codes[at + 1] as number
  if (letter === newline) return 1
  const length = escapeLengths[letter] as number
  for (let digit = 2; digit < length; digit++) if (!isHexadecimal(codes[at + digit] as number)) return 0
  return length
}

const isHexadecimal = (found: number): boolean => {
  const lower = found | 0x20
  return (found >= 0x30 && found <= 0x39) || (lower >= 0x61 && lower <= 0x66)
}

/** The text of a scalar with escapes or several lines, which js-yaml works out. */
export function decoded(
  text: string,
  valueStart: number,
  valueEnd: number,
  style: number,
  indent = -1,
  chomping = 1,
): string {
  return getScalarValue(text, {
    type: EVENT_ID.SCALAR,
    valueStart,
    valueEnd,
    anchorStart: -1,
    anchorEnd: -1,
    tagStart: -1,
    tagEnd: -1,
    style,
    chomping,
    indent,
    fast: false,
  } as Parameters<typeof getScalarValue>[1])
}

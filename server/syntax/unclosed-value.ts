import { flowTokens } from './flow-tokens.js'
import { columnOfKey, isKeyOrItem, type Line, lineAbove, lineBehind } from './indentation.js'
import type { Range } from './tree.js'

/** A value that begins on a line in YAML and has a quote or bracket that is not closed there; or a key that has one before it alone. */
export interface UnclosedValue extends Range {
  readonly isKey: boolean
  readonly line: Line
  /** Where the innermost quote or bracket stands that is open at the end of the line. */
  readonly opens: number
}

/** What is said of a quote or bracket that is not closed. */
export const notClosed = (sign: string | undefined): string => `the \`${sign}\` that opens here is not closed`

/** A key, also as the first one of an item, or the dash of an item, with the blanks behind it. */
const beforeValue = /^[ \t]*(?:-[ \t]+)*(?:(?:[\w.$-]+|"[^"\n]*"|'[^'\n]*')[ \t]*:[ \t]+)?/

/** Whether the text before an offset of a line is a key with its colon or the dash of an item. */
export function beginsValue(text: string, at: number, line: Line): boolean {
  const before = text.slice(line.lineStart, at)
  return beforeValue.exec(before)?.[0].length === before.length && /[-:][ \t]+$/.test(before)
}

/** Whether what is not closed on a line is known to end there: a key or an item follows that is no deeper than that of the line, or nothing. */
export function endsWithLine(text: string, { line, isKey }: Pick<UnclosedValue, 'line' | 'isKey'>): boolean {
  if (isKey) return true
  const next = lineBehind(text, line)
  return !next || (isKeyOrItem(next.content) && next.indent <= columnOfKey(line))
}

/** A key with a quote or with brackets before it. */
const openKey = /^([ \t]*(?:-[ \t]+)*)(?:["']|[[{]+[ \t]*)[\w.$-]+(?=:(?:\s|$))/

/** A key of a line that has an open quote or bracket before it: such a line with a comma at its end may be a part of a map in brackets. */
function openKeyOn({ lineStart, written, content }: Line): (Range & { readonly opens: number }) | undefined {
  const [all, before] = openKey.exec(written) ?? []
  if (all === undefined || before === undefined || /[,[\]{}]$/.test(content)) return undefined
  const start = lineStart + before.length
  return { start, end: lineStart + all.length, opens: start }
}

/** The value or key of a line that is not closed on it. A reference without quotes is none. */
export function unclosedOn(text: string, line: Line): UnclosedValue | undefined {
  const key = openKeyOn(line)
  if (key) return { ...key, line, isKey: true }
  const start = line.lineStart + (beforeValue.exec(line.written)?.[0].length ?? 0)
  if (!/["'[{]/.test(text[start] ?? '') || text.startsWith('{{', start) || !beginsValue(text, start, line))
    return undefined
  const end = line.lineStart + line.written.trimEnd().length
  const opens = lastOpen(text.slice(start, end))
  return opens === undefined ? undefined : { start, end, line, opens: start + opens, isKey: false }
}

/** Where what is open at the end of a value begins. */
function lastOpen(value: string): number | undefined {
  if (value.startsWith('"')) return /^"(?:[^"\\]|\\.)*\\?$/.test(value) ? 0 : undefined
  if (value.startsWith("'")) return /^'(?:[^']|'')*$/.test(value) ? 0 : undefined
  const open: { readonly at: number; readonly closing: string }[] = []
  for (const { kind, quote, start, end } of flowTokens(value, 0, false)) {
    if (kind === '{' || kind === '[') open.push({ at: start, closing: kind === '{' ? '}' : ']' })
    else if (kind === '}' || kind === ']') {
      if (open.pop()?.closing !== kind) return undefined
      if (open.length === 0) return undefined
    } else if (quote !== '' && (end - start === 1 || value[end - 1] !== quote)) return start
  }
  return open.at(-1)?.at
}

/** How many values are looked at that may be what is open at an offset. */
const mostAbove = 3

/** The values above a line that are not closed on their lines, where the next line has a key or item of its own; the nearest first. */
export function unclosedAbove(text: string, line: Line, blocks: readonly Range[]): readonly UnclosedValue[] {
  const found: UnclosedValue[] = []
  let block = blocks.length - 1
  for (let above = lineAbove(text, line); above && found.length < mostAbove; above = lineAbove(text, above)) {
    while (block >= 0 && (blocks[block]?.start ?? 0) > above.lineStart) block--
    if (above.lineStart < (blocks[block]?.end ?? 0)) continue
    const value = unclosedOn(text, above)
    if (value && endsWithLine(text, value)) found.push(value)
  }
  return found
}

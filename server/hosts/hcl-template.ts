import type { Range } from '../syntax/tree.js'
import { type Heredoc, skipTemplate } from './hcl-scan.js'
import type { Part } from './host-text.js'

/** A part of a template with its place in the file. */
export interface TemplatePart extends Part, Range {
  /** Whether text and source are the same, character by character. */
  readonly verbatim: boolean
}

/** A stretch of the file that is text as it stands. */
export function verbatim(text: string, start: number, end: number): TemplatePart {
  const place = (from: number, to: number) => ({ start: start + from, end: start + to })
  return { text: text.slice(start, end), start, end, verbatim: true, place }
}

/** Text that stands for a stretch of the file. */
export function standing(text: string, start: number, end: number): TemplatePart {
  return { text, start, end, verbatim: false, place: () => ({ start, end }) }
}

/** The parts of a quoted string, given without its quotes. */
export const stringParts = (text: string, { start, end }: Range): TemplatePart[] => [
  ...templateParts(text, start, end, true),
]

/** The parts of the text of a heredoc, one for each line at least, without the indentation that is taken away. */
export function heredocParts(text: string, { flush, start, stop }: Heredoc): TemplatePart[] {
  const lines = [...templateParts(text, start, stop, false)].flatMap((part) =>
    part.verbatim ? splitLines(text, part) : [part],
  )
  return flush ? withoutIndentation(text, lines) : lines
}

function* templateParts(text: string, start: number, end: number, escapes: boolean): Generator<TemplatePart> {
  let done = start
  let at = start
  while (at < end) {
    const char = text[at]
    const behind = char === '\\' && escapes ? Math.min(end, at + escapeLength(text, at)) : skipTemplate(text, at, end)
    if (behind === undefined) {
      at++
      continue
    }
    if (at > done) yield verbatim(text, done, at)
    if (char === '\\') yield standing(unescaped(text.slice(at, behind)), at, behind)
    else if (text[at + 1] === char) yield standing(`${char}{`, at, behind)
    else yield { ...verbatim(text, at, behind), verbatim: false, hole: true }
    done = behind
    at = behind
  }
  if (end > done) yield verbatim(text, done, end)
}

/** An escape that names a character by its number. */
const numbered = /\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8})/y

function escapeLength(text: string, at: number): number {
  numbered.lastIndex = at
  return numbered.exec(text)?.[0].length ?? 2
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

function unescaped(source: string): string {
  if (source.length <= 2) return escapes[source[1] ?? ''] ?? source
  const code = Number.parseInt(source.slice(2), 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : source
}

function splitLines(text: string, { start, end }: TemplatePart): TemplatePart[] {
  const lines: TemplatePart[] = []
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at)
    const lineEnd = newline < 0 || newline >= end ? end : newline + 1
    lines.push(verbatim(text, at, lineEnd))
    at = lineEnd
  }
  return lines
}

/**
 * As HCL does it: the fewest blanks before the text of a line count, and lines of nothing but blanks do not. HCL leaves these as they are,
 * where no text depends on it; here they are as deep as the lines around them, so that what is typed in them belongs to these.
 */
function withoutIndentation(text: string, parts: readonly TemplatePart[]): TemplatePart[] {
  const begins = parts.map(
    (_, index) =>
      index === 0 || (parts[index - 1]?.text.endsWith('\n') === true && parts[index - 1]?.hole === undefined),
  )
  const indents = parts.flatMap((part, index) => (begins[index] && !isBlankLine(part) ? [indentOf(part)] : []))
  const fewest = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY)
  if (!Number.isFinite(fewest)) return [...parts]
  return parts.map((part, index) => {
    if (!begins[index] || !part.verbatim) return part
    const taken = isBlankLine(part) ? Math.min(fewest, part.text.search(/\r?\n/)) : fewest
    return verbatim(text, part.start + taken, part.end)
  })
}

const isBlankLine = ({ text, verbatim }: TemplatePart): boolean => verbatim && text.endsWith('\n') && text.trim() === ''
const indentOf = ({ text, verbatim }: TemplatePart): number => (verbatim ? text.length - text.trimStart().length : 0)

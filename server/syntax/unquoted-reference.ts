import { lineBefore } from './line-before.js'
import type { Format, Range } from './tree.js'

const reference = /\{\{\s*[A-Za-z][\w.:/-]*\s*\}\}/y

/** The reference at an offset, as it is written. */
export function referenceAt(offset: number, text: string): string | undefined {
  reference.lastIndex = offset
  return reference.exec(text)?.[0]
}

/** The rest of a value on its line, up to a comment; within brackets, up to what ends the value there. */
const restOfLine = /(?:[^#\r\n]|(?<=\S)#)*/y
const restInFlow = /(?:\{\{[^{}\r\n]*\}\}|[^#\r\n,[\]{}]|(?<=\S)#)*/y

/** How many references before the place of a fault are looked at. */
const nearby = 50

/** The value before an offset, or around it, that begins with a reference which has no quotes and more text behind it. */
export function unquotedBefore(offset: number, text: string, inFlow: boolean): Range | undefined {
  let start = offset
  for (let seen = 0; seen < nearby; seen++) {
    start = start > 0 ? text.lastIndexOf('{{', start - 1) : -1
    if (start < 0) return undefined
    const found = beginsValue(start, text) ? referenceAt(start, text) : undefined
    if (found === undefined) continue
    const end = endOfValue(start + found.length, text, inFlow)
    if (end > start + found.length) return { start, end }
  }
  return undefined
}

/** Where a value without quotes ends of which the text before an offset is a part. */
export function endOfValue(offset: number, text: string, inFlow: boolean): number {
  const rest = inFlow ? restInFlow : restOfLine
  rest.lastIndex = offset
  return offset + (rest.exec(text)?.[0].trimEnd().length ?? 0)
}

const beginsValue = (at: number, text: string): boolean =>
  /(?:^[ \t]*|[:-][ \t]+|[[{,][ \t]*)$/.test(lineBefore(text, at))

/** Where single quotes have to be put in so that a part of a text stands between them as it is. */
export const quotePlaces = ({ start, end }: Range, text: string): readonly number[] => [
  start,
  ...Array.from(text.slice(start, end).matchAll(/'/g), ({ index }) => start + index),
  end,
]

/** A text in single quotes. */
export const inQuotes = (text: string): string => `'${text.replaceAll("'", "''")}'`

const longest = 60

/** What to do about a value without quotes that begins with a reference. */
export function unquoted(value: string, format: Format): string {
  if (format === 'json') return `a reference is text, which stands in double quotes; quote it: \`"${value}"\``
  const isShort = value.length <= longest
  return isShort ? `${isMap}; quote it: \`${inQuotes(value)}\`` : unquotedInPart
}

const isMap = 'a value that begins with `{{` is a map to YAML'

/** The same where it is not known how far the value goes. */
export const unquotedInPart = `${isMap}; quote all of it`

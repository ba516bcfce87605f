import type { Range } from './tree.js'

/** What to do about a comment. */
export const notAComment = 'a comment is not JSON; remove it, or write YAML'

/** What those write who think of another language, or of a quote as a part of a text. */
export function wrongSymbol({ start, end }: Range, text: string): string | undefined {
  if (text[start - 1] === '"') return 'the text ends at the quote before this; write `\\"` for a quote within it'
  if (text.startsWith('\\"', start)) return 'the quotes around a text have no `\\` before them; write `"`'
  const symbol = text.slice(start, end)
  if (symbol.startsWith('#')) return notAComment
  const word = wordFor(symbol)
  return word === undefined ? undefined : `\`${symbol}\` is not a JSON value; write \`${word}\``
}

/** The word of JSON for one of another language. */
export const wordFor = (symbol: string): string | undefined => words.get(symbol.toLowerCase())

const words: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['none', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
])

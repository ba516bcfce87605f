import { wrap } from '../layout.js'
import type { Json } from '../../syntax/tree.js'
import { printable } from '../printable.js'
import type { Style } from '../style.js'

/** What a rehearsal is shown on. */
export interface Terminal {
  readonly style: Style
  readonly width: number
}

/** No more of a value is looked at. */
const longest = 2000

/** A value in one line of at most so many characters: text without quotes, all else as JSON. */
export function short(value: Json, width: number): string {
  const text = printable((typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longest))
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`
}

/** A text of anybody's in lines no longer than the width. A word that is longer, as JSON may be, is cut. */
export const wrapped = (text: string, width: number): string[] =>
  wrap(printable(text), width).flatMap((line) => partsOf(line, Math.max(1, width)))

function partsOf(line: string, width: number): string[] {
  const parts = [line.slice(0, width)]
  for (let at = width; at < line.length; at += width) parts.push(line.slice(at, at + width))
  return parts
}

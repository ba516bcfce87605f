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

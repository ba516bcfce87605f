import type { Range } from './tree.js'

/** The range of a fault, or the last character of the text where it lies behind all of it: something is missing there. */
export function visible({ start, end }: Range, text: string): Range {
  const last = text.trimEnd().length
  return start < last ? { start, end } : { start: Math.max(0, last - 1), end: last }
}

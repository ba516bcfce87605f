import type { Range } from './tree.js'

/** Ranges of faults in a text as they are shown: the last character where one lies behind all of it, since something is missing there. */
export function visibleIn(text: string): (range: Range) => Range {
  const last = text.trimEnd().length
  return ({ start, end }) => (start < last ? { start, end } : { start: Math.max(0, last - 1), end: last })
}

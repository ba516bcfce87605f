import { lastAtMost } from '../syntax/last-at-most.js'
import type { Range } from '../syntax/tree.js'

/** A place as people and other tools name it: lines and columns count from 1, columns in UTF-16 units, the end is behind the last character. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Turns the offsets of a text into lines and columns. */
export interface LineIndex {
  place(range: Range): Place
  /** A line with its end; nothing behind the text where that has fewer lines. */
  range(number: number): Range
  /** The text of a line without its end. */
  line(number: number): string
  readonly count: number
}

export function lineIndex(text: string): LineIndex {
  const starts = lineStarts(text)
  const at = (offset: number): { line: number; column: number } => {
    const inside = Math.min(Math.max(offset, 0), text.length)
    const line = lastAtMost(starts, inside)
    return { line: line + 1, column: inside - (starts[line] ?? 0) + 1 }
  }
  const range = (number: number): Range => ({
    start: starts[number - 1] ?? text.length,
    end: starts[number] ?? text.length,
  })
  return {
    count: starts.length,
    place({ start, end }) {
      const first = at(start)
      const last = at(Math.max(start, end))
      return { line: first.line, column: first.column, endLine: last.line, endColumn: last.column }
    },
    range,
    line(number) {
      const { start, end } = range(number)
      return text.slice(start, endOfLine(text, start, end))
    },
  }
}

/** Where the text of a line ends, without looking at all of it: lines may be long, and hold many findings. */
function endOfLine(text: string, start: number, end: number): number {
  let at = end
  while (at > start && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--
  return at
}

/** Lines end with a line feed, a carriage return, or both. */
function lineStarts(text: string): number[] {
  const starts = [0]
  const lone = text.includes('\r')
  for (let at = text.indexOf('\n'); !lone && at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  if (lone) for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  return starts
}

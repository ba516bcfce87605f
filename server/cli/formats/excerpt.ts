import { printable } from '../printable.js'

/** A part of a line, made to fit a terminal, and where in it the marked part is. */
export interface Excerpt {
  readonly text: string
  /** Cells before the mark. */
  readonly indent: number
  /** Cells of the mark, at least one. */
  readonly length: number
}

interface Cell {
  readonly text: string
  readonly width: number
  /** Offset in the line. */
  readonly at: number
}

const tabWidth = 4

/** Characters that take two cells: East Asian wide forms and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
/** Characters that are drawn over the one before them. */
const combining = /\p{Mn}|\p{Me}|[\u200b-\u200d\u2060]/u

/** A line of which parts are shown. */
interface Measured {
  /** Cells before the character at an offset. */
  position(offset: number): number
  /** The text in some cells. */
  text(left: number, width: number): string
}

/** Text that takes a cell for each character, as nearly all lines do. */
const even = /^[ -~]*$/

/** The part of a line around the offsets `from` to `to` that fits the width; what is cut off stands as `…`. */
export function excerpt(line: string, from: number, to: number, width: number): Excerpt {
  // Of a document in one line only the surroundings are measured.
  const first = Math.max(0, from - 4 * width)
  const part = line.slice(first, from + 4 * width)
  const { position, text } = even.test(part) ? evenLine(part) : lineOfCells(cellsOf(part))
  const total = position(line.length)
  const start = position(from - first)
  const length = Math.max(1, position(to - first) - start)
  if (total <= width)
    return { text: text(0, total), indent: start, length: Math.min(length, Math.max(1, total - start)) }
  const before = Math.max(0, Math.min(Math.floor(width / 2), width - 2 - length))
  const left = start + length < width ? 0 : Math.min(start - before, total - (width - 1))
  if (left <= 0) return { text: `${text(0, width - 1)}…`, indent: start, length: Math.min(length, width - start) }
  const indent = start - left + 1
  const isTail = left + width - 1 >= total
  const shown = isTail ? `…${text(left, width - 1)}` : `…${text(left, width - 2)}…`
  return { text: shown, indent, length: Math.min(length, width - indent) }
}

const evenLine = (line: string): Measured => ({
  position: (offset) => Math.min(offset, line.length),
  text: (left, width) => line.slice(left, left + width),
})

const lineOfCells = (cells: readonly Cell[]): Measured => ({
  position: (offset) => positionOf(cells, offset),
  text: (left, width) => join(slice(cells, left, width)),
})

function cellsOf(line: string): Cell[] {
  const cells: Cell[] = []
  let at = 0
  let position = 0
  for (const character of line) {
    const cell = cellOf(character, at, position)
    cells.push(cell)
    position += cell.width
    at += character.length
  }
  return cells
}

function cellOf(character: string, at: number, position: number): Cell {
  if (character === '\t') {
    const width = tabWidth - (position % tabWidth)
    return { text: ' '.repeat(width), width, at }
  }
  if (character < '\u007f' && character >= ' ') return { text: character, width: 1, at }
  const text = printable(character)
  if (text !== character) return { text, width: 1, at }
  return { text, width: combining.test(text) ? 0 : wide.test(text) ? 2 : 1, at }
}

/** The cell in which the character at an offset begins. */
function positionOf(cells: readonly Cell[], offset: number): number {
  let position = 0
  for (const { at, width } of cells) {
    if (at >= offset) return position
    position += width
  }
  return position
}

function slice(cells: readonly Cell[], left: number, width: number): Cell[] {
  const window: Cell[] = []
  let position = 0
  for (const cell of cells) {
    const shown = Math.min(position + cell.width, left + width) - Math.max(position, left)
    // Of a wide character a part cannot be shown; blanks keep what follows in its place.
    if (shown === cell.width && position >= left && position <= left + width) window.push(cell)
    else if (shown > 0) window.push({ ...cell, text: ' '.repeat(shown), width: shown })
    position += cell.width
  }
  return window
}

const join = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join('')

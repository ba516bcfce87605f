/** One line of iCalendar text, with the lines that continue it, which begin with a space or a tab. */
export interface CalendarLine {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The place, in the text that was read, of a character of the unfolded line. */
  offsetOf(index: number): number
}

/** A physical line. */
interface Piece {
  readonly text: string
  readonly start: number
}

/** Unfolds iCalendar text (RFC 5545, 3.1). Lines end in CRLF or LF; empty ones are left out. */
export function calendarLines(text: string): CalendarLine[] {
  const folded: Piece[][] = []
  for (const piece of physicalLines(text)) {
    const before = folded.at(-1)
    if (before && /^[ \t]/.test(piece.text)) before.push({ text: piece.text.slice(1), start: piece.start + 1 })
    else if (piece.text.trim() !== '') folded.push([piece])
  }
  return folded.map(unfold)
}

function physicalLines(text: string): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (const line of text.split('\n')) {
    pieces.push({ text: line.endsWith('\r') ? line.slice(0, -1) : line, start })
    start += line.length + 1
  }
  return pieces
}

function unfold(pieces: readonly Piece[]): CalendarLine {
  const last = pieces.at(-1)
  const offsetOf = (index: number): number => {
    let left = index
    for (const { text, start } of pieces) {
      if (left < text.length) return start + left
      left -= text.length
    }
    return last ? last.start + last.text.length : 0
  }
  return {
    text: pieces.map(({ text }) => text).join(''),
    start: pieces[0]?.start ?? 0,
    end: last ? last.start + last.text.length : 0,
    offsetOf,
  }
}

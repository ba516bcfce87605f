import { leading } from './leading.js'
import type { Range } from './tree.js'

/** A text in which something was changed, and where, so that offsets can be led back. */
export interface EditedText {
  readonly text: string
  /** In the order of the text. */
  readonly changes: readonly TextChange[]
}

interface TextChange {
  /** An offset in the edited text. */
  readonly at: number
  /** How many characters stand there instead of how many. */
  readonly added: number
  readonly removed: number
}

/** A part of a text and what it is replaced by. */
export interface TextEdit extends Range {
  readonly text: string
}

/** Puts a text in at an offset. */
export const insert = (at: number, text: string): TextEdit => ({ start: at, end: at, text })

export const unedited = (text: string): EditedText => ({ text, changes: [] })

/** The same put in at each of some places, which are in the order of the text. */
export const withText = <Edited extends EditedText>(edited: Edited, places: readonly number[], text: string): Edited =>
  withEdits(
    edited,
    places.map((place) => insert(place, text)),
  )

/** A text with more edits, which are in the order of the text and touch no other one. */
export function withEdits<Edited extends EditedText>(edited: Edited, edits: readonly TextEdit[]): Edited {
  const changes: TextChange[] = []
  const pieces: string[] = []
  let shift = 0
  let done = 0
  let earlier = 0
  const moveBefore = (end: number) => {
    for (; earlier < edited.changes.length; earlier++) {
      const change = edited.changes[earlier] as TextChange
      if (change.at >= end) break
      changes.push({ ...change, at: change.at + shift })
    }
  }
  for (const { start, end, text } of edits) {
    moveBefore(start)
    pieces.push(edited.text.slice(done, start), text)
    if (text.length !== end - start) changes.push({ at: start + shift, added: text.length, removed: end - start })
    shift += text.length - (end - start)
    done = end
  }
  moveBefore(Number.POSITIVE_INFINITY)
  return { ...edited, text: [...pieces, edited.text.slice(done)].join(''), changes }
}

/** The offset in the original text of one in the edited text. */
export const originalOffset = (edited: EditedText, offset: number): number => originalOffsets(edited)(offset)

export const originalRange = (edited: EditedText, { start, end }: Range): Range => ({
  start: originalOffset(edited, start),
  end: originalOffset(edited, end),
})

/** Like {@link originalOffset}, for many offsets. */
export function originalOffsets({ changes }: EditedText): (offset: number) => number {
  if (changes.length === 0) return (offset) => offset
  const shifts = [0]
  for (const { added, removed } of changes) shifts.push((shifts.at(-1) as number) + removed - added)
  return (offset) => {
    const last = leading(changes.length, (at) => !isBefore(offset, changes[at] as TextChange)) - 1
    if (last < 0) return offset
    return offset + (shifts[last] as number) + shiftAt(offset, changes[last] as TextChange)
  }
}

/** What was put in stands for the place that it was put in at; what stands behind something taken out stands there itself. */
const isBefore = (offset: number, { at, added }: TextChange): boolean => (added === 0 ? offset < at : offset <= at)

const shiftAt = (offset: number, { at, added, removed }: TextChange): number =>
  offset - at < added ? Math.min(removed - (offset - at), 0) : removed - added

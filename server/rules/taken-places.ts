import { lastAtMost } from '../syntax/last-at-most.js'
import type { Range } from '../syntax/tree.js'

/** Places that are changed already, so that no other change may touch them. */
export interface TakenPlaces {
  touches(place: Range): boolean
  add(place: Range): void
}

/** Keeps places in their order, those that touch each other as one: each is looked up in no time, however many there are. */
export function takenPlaces(): TakenPlaces {
  const starts: number[] = []
  const ends: number[] = []
  /** How many begin at an offset or before it. */
  const upTo = (offset: number): number => {
    const last = lastAtMost(starts, offset)
    return (starts[last] ?? offset + 1) <= offset ? last + 1 : 0
  }
  return {
    touches({ start, end }) {
      const count = upTo(end)
      return count > 0 && (ends[count - 1] ?? 0) >= start
    },
    add({ start, end }) {
      const to = upTo(end)
      let from = to
      while (from > 0 && (ends[from - 1] ?? 0) >= start) from--
      const first = from < to ? Math.min(start, starts[from] ?? start) : start
      const last = from < to ? Math.max(end, ends[to - 1] ?? end) : end
      starts.splice(from, to - from, first)
      ends.splice(from, to - from, last)
    },
  }
}

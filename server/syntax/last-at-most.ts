import { leading } from './leading.js'

/** The place of the last number that is at most the given one, in a list that ascends; 0 where all are greater. */
export const lastAtMost = (ascending: readonly number[], most: number): number =>
  Math.max(0, leading(ascending.length, (at) => (ascending[at] ?? 0) <= most) - 1)

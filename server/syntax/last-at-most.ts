/** The place of the last number that is at most the given one, in a list that ascends; 0 where all are greater. */
export function lastAtMost(ascending: readonly number[], most: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ascending[middle] ?? 0) <= most) low = middle
    else high = middle - 1
  }
  return low
}

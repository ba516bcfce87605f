/** Words longer than this are never compared: nobody mistypes them, and comparing takes the product of both lengths. */
const longestWord = 100

/**
 * The candidate that was probably meant by a mistyped word: the same but for case, or else the one reached by the fewest
 * slips (a letter missing, added, replaced, or two swapped), within a third of the word's length. Ties go to the
 * candidate that comes first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase()
  let best: string | undefined
  let fewest = Math.min(3, Math.max(1, Math.floor(word.length / 3))) + 1
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    const slips = other === lower ? 0 : Math.max(1, slipsBetween(lower, other, fewest))
    if (slips < fewest) [best, fewest] = [candidate, slips]
  }
  return best
}

/** Whether one slip of the hand makes one word of another, beyond letter case; short words are too often neighbours by chance. */
export const isSlip = (word: string, other: string): boolean =>
  word.length > 3 && slipsBetween(word.toLowerCase(), other.toLowerCase(), 2) === 1

/** Comparisons after which {@link guesser} gives up, so that a document full of wrong names is still read in no time. */
const mostComparisons = 300_000

/** {@link nearest} for many words and the same candidates. */
export function guesser(candidates: readonly string[]): (word: string) => string | undefined {
  let left = mostComparisons
  return (word) => {
    left -= candidates.length
    return left < 0 ? undefined : nearest(word, candidates)
  }
}

/** The Damerau-Levenshtein distance of two words, or `limit` where it is at least that. */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit || Math.max(a.length, b.length) > longestWord) return limit
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  let [leastBefore, least] = [0, 0]
  for (let row = 1; row <= a.length && Math.min(leastBefore, least) < limit; row++) {
    const current = new Array<number>(b.length + 1).fill(limit)
    current[0] = row
    leastBefore = least
    least = row
    // Cells farther from the diagonal than the limit have at least that distance.
    const end = Math.min(b.length, row + limit - 1)
    for (let column = Math.max(1, row - limit + 1); column <= end; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const cell = Math.min(
        (last[column] ?? limit) + 1,
        (current[column - 1] ?? limit) + 1,
        (last[column - 1] ?? limit) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? limit) + 1 : limit,
      )
      current[column] = cell
      least = Math.min(least, cell)
    }
    beforeLast = last
    last = current
  }
  return Math.min(leastBefore, least) < limit ? Math.min(limit, last[b.length] ?? limit) : limit
}

/** The end of a message that proposes what was meant; `''` where nothing is near. */
export const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `; did you mean \`${meant}\`?`

/** Words longer than this are never compared: nobody mistypes them, and comparing takes the product of both lengths. */
const longestWord = 100

/**
 * The candidate that was probably meant by a mistyped word: the same but for case, or else the one reached by the fewest
 * slips (a letter missing, added, replaced, or two swapped), within a third of the word's length, unless it says another
 * thing. Ties go to the candidate that comes first, and where several slips are needed to one that goes on as the word does.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase()
  let best: string | undefined
  let longer: string | undefined
  let fewest = mostSlips(word) + 1
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    if (candidate.startsWith(word) && /^[^a-z]/.test(candidate.slice(word.length))) longer ??= candidate
    const slips = other === lower ? 0 : Math.max(1, slipsBetween(lower, other, fewest))
    if (slips < fewest && (slips === 0 || !saysAnother(word, candidate, slips))) [best, fewest] = [candidate, slips]
  }
  return best !== undefined && fewest > 1 ? (longer ?? best) : best
}

/**
 * The one candidate that has a part more than a name which was cut short: `kmsKeyId` for `kmsKey`, `maxSessionDuration` for `maxDuration`.
 * Undefined where several have, for then nobody knows which was meant, or where it would make the opposite.
 */
export function lengthened(name: string, candidates: Iterable<string>): string | undefined {
  const parts = partsOf(name)
  const found: string[] = []
  for (const candidate of candidates)
    if (isWithout(parts, partsOf(candidate)) && !isReversed(candidate, name)) found.push(candidate)
  return found.length === 1 ? found[0] : undefined
}

/** Whether a name begins as a longer one does, and lacks just one of its parts. */
function isWithout(parts: readonly string[], longer: readonly string[]): boolean {
  if (parts.length === 0 || longer.length !== parts.length + 1 || parts[0] !== longer[0]) return false
  const at = parts.findIndex((part, index) => part !== longer[index])
  return at < 0 || parts.slice(at).every((part, index) => part === longer[at + 1 + index])
}

/** How many slips make another word of one; those of one or two letters are all near each other. */
const mostSlips = (word: string): number => Math.min(3, Math.floor(word.length / 3))

/**
 * Whether two similar names mean different things: one negates or reverses the other, as `StringNotEquals` and `Restart` do,
 * the written one has a part more, or another word stands in the place of one, as in `MinSize` and `UPDATE_FAILED`.
 */
function saysAnother(written: string, candidate: string, slips: number): boolean {
  const [parts, others] = [partsOf(written), partsOf(candidate)]
  if ((parts.length > others.length && slips > 1) || isReversed(written, candidate) || isReversed(candidate, written))
    return true
  return parts.length === others.length && parts.some((part, at) => !isNearPart(part, others[at] ?? ''))
}

/** The words that a name is put together from, as capital letters and marks tell, in lower case. */
const partsOf = (name: string): string[] =>
  name
    .split(/(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+/)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase())

/** Hands seldom slip at the beginning of a word. One may be cut short, as `Bool` is, or end in another way, as `State` and `Status` do. */
function isNearPart(part: string, other: string): boolean {
  const most = part[0] === other[0] ? Math.max(1, mostSlips(part)) : 1
  const half = Math.floor(Math.min(part.length, other.length) / 2) + 1
  return part.slice(0, half) === other.slice(0, half) || slipsBetween(part, other, most + 1) <= most
}

/** Words which, put before another, make the opposite of it, or the same once more. */
const reversing: readonly string[] = ['no', 'not', 'non', 'un', 'dis', 're']

/** Whether a name is the other one with such a word in it, where a part begins. */
function isReversed(name: string, other: string): boolean {
  const [long, short] = [name.toLowerCase(), other.toLowerCase()]
  return reversing.some((word) => {
    if (word.length !== long.length - short.length) return false
    for (let at = long.indexOf(word); at >= 0; at = long.indexOf(word, at + 1))
      if (beginsPart(name, at) && long.slice(0, at) + long.slice(at + word.length) === short) return true
    return false
  })
}

const beginsPart = (name: string, at: number): boolean =>
  at === 0 || /[A-Z]/.test(name.charAt(at)) || !/[A-Za-z]/.test(name.charAt(at - 1))

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

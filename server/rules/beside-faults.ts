import { isHostRange } from '../hosts/host.js'
import { lastAtMost } from '../syntax/last-at-most.js'
import { leading } from '../syntax/leading.js'
import { once } from '../syntax/once.js'
import { isFatal, type Range, type SyntaxFault, type Tree } from '../syntax/tree.js'
import type { Found } from './kept-findings.js'
import type { Finding } from './rule.js'

/** What rules find in a text that was read as it was probably meant, without what only comes of the faults in it. */
export function besideFaults(found: readonly Found[], tree: Tree, all: readonly SyntaxFault[]): readonly Found[] {
  const faults = all.filter(isFatal).sort((one, other) => one.start - other.start)
  if (faults.length === 0) return found
  const lines = brokenLines(tree.text, faults)
  const isAt = atOneOf(faults, lines, tree)
  return found.filter(({ rule, finding }) => {
    const { range } = finding
    if (isHostRange(range)) return true
    const isUnread = rule.tag === 'unnecessary' && isNamedTwice(tree, range)
    return !isUnread && !isAt(range) && !mayHold(lines, finding)
  })
}

/** The lines on which faults begin, and what stands on them. */
interface BrokenLines {
  lineOf(place: number): number
  /** Those before whose first fault nothing stands, so that the line may belong elsewhere. */
  readonly moved: ReadonlySet<number>
  /** Lines by the words on them. */
  readonly words: LinesOfWords
  /** Lines that consist of a word, by that word. */
  readonly only: LinesOfWords
  /** How long such words are. */
  readonly lengths: ReadonlySet<number>
}

/** Two lines at most for each word: one beside any other line. */
type LinesOfWords = ReadonlyMap<string, readonly number[]>

function brokenLines(text: string, faults: readonly Range[]): BrokenLines {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
  const lineOf = (place: number): number => lastAtMost(starts, place)
  const moved = new Set<number>()
  const words = new Map<string, number[]>()
  const only = new Map<string, number[]>()
  let last = -1
  for (const fault of faults) {
    const line = lineOf(fault.start)
    if (line === last) continue
    last = line
    const content = text.slice(starts[line], starts[line + 1])
    if (content.slice(0, fault.start - (starts[line] ?? 0)).trim() === '') moved.add(line)
    for (const word of content.match(/\w+/g) ?? []) addLine(words, word, line)
    const [, word] = /^\W*(\w{2,})\W*$/.exec(content) ?? []
    if (word !== undefined) addLine(only, word, line)
  }
  return { lineOf, moved, words, only, lengths: new Set(Array.from(only.keys(), ({ length }) => length)) }
}

function addLine(words: Map<string, number[]>, word: string, line: number): void {
  const lines = words.get(word)
  if (!lines) words.set(word, [line])
  else if (lines.length === 1 && lines[0] !== line) lines.push(line)
}

/** Whether a place is that of a fault, or of a value with a stray bracket behind it, or of a line of YAML that is not where it was meant to be. */
function atOneOf(
  faults: readonly Range[],
  { lineOf, moved }: BrokenLines,
  { text, format }: Tree,
): (place: Range) => boolean {
  const begun = new Set(faults.map((fault) => fault.start))
  /** How far the faults up to each go. */
  const ends: number[] = []
  for (const fault of faults) ends.push(Math.max(fault.end, ends.at(-1) ?? 0))
  return ({ start, end }) => {
    const before = leading(faults.length, (at) => (faults[at]?.start ?? end) < end)
    if ((ends[before - 1] ?? 0) > start) return true
    if (begun.has(end + 1) && /^["'][\]}]/.test(text.slice(end, end + 2))) return true
    return format === 'yaml' && moved.has(lineOf(start))
  }
}

/** Whether what is missing elsewhere stands on the line of a fault, where it is written in full or begun. */
function mayHold({ lineOf, words, only, lengths }: BrokenLines, { lacks = [], range }: Finding): boolean {
  if (lacks.length === 0) return false
  const own = lineOf(range.start)
  const isElsewhere = (lines: readonly number[] | undefined) => lines?.some((line) => line !== own) === true
  return lacks.some(
    (name) =>
      isElsewhere(words.get(name)) ||
      [...lengths].some((length) => length <= name.length && isElsewhere(only.get(name.slice(0, length)))),
  )
}

/** Whether a name stands in a text once more, where it may not have been read. */
function isNamedTwice(tree: Tree, { start, end }: Range): boolean {
  return wordsWrittenTwice(tree).has(tree.text.slice(start, end))
}

const wordsWrittenTwice = once(({ text }: Tree): ReadonlySet<string> => {
  const known = new Set<string>()
  const twice = new Set<string>()
  for (const word of text.match(/\w+/g) ?? []) (known.has(word) ? twice : known).add(word)
  return twice
})

import { tokens } from '../document/references.js'
import { lastAtMost } from '../syntax/last-at-most.js'
import type { Range } from '../syntax/tree.js'

/** A stretch of a text that the host puts together, and where in the host's file it comes from. */
export interface Part {
  readonly text: string
  /** True where the text is the source of something that the host fills in. */
  readonly hole?: true
  /** True of a hole that leaves nothing in its line. */
  readonly blank?: true
  /** True where the host decides whether, or how often, the text is there. */
  readonly unsure?: true
  /** What of the host's own stands there. */
  readonly closed?: Closed
  /** The place in the host of a stretch of `text`. */
  place(from: number, to: number): Range
}

/**
 * A place of the host that changes of the document may not touch, in the host's offsets: what they know of it is not what stands there. A `word` may
 * be replaced as a whole, and the text of a heredoc may be changed.
 */
export interface Closed extends Range {
  readonly kind: 'comment' | 'expression' | 'word' | 'heredoc'
}

/** The text of a document within a host, as far as it is known before the host is rendered. */
export interface HostText {
  /** With the source of what the host fills in. */
  readonly text: string
  /** With digits instead, or new lines where nothing is filled in, so that it can be parsed. */
  readonly masked: string
  /** Where they stand, in order. */
  readonly holes: readonly Range[]
  /** Where text stands that may be missing, or repeated, in order. */
  readonly unsure: readonly Range[]
  /** Where changes may not touch the host, in order. */
  readonly closed: readonly Closed[]
  toHost(range: Range): Range
}

/** Puts the parts of a text together. */
export function joinParts(parts: readonly Part[]): HostText {
  const starts: number[] = []
  const holes: Range[] = []
  const unsureRanges: Range[] = []
  let length = 0
  for (const { text, hole, unsure } of parts) {
    starts.push(length)
    const range = { start: length, end: length + text.length }
    if (hole) holes.push(range)
    if (unsure) unsureRanges.push(range)
    length += text.length
  }
  const source = parts.map(({ text, hole }) => (hole ? plain(text) : text)).join('')
  const masked = parts.map(maskOf).join('')
  const hidden = holes.length === 0 ? [] : openReferences(masked, holes)
  return {
    text: hide(source, hidden),
    masked: hide(masked, hidden),
    holes,
    unsure: unsureRanges,
    closed: parts.flatMap((part) => part.closed ?? []),
    toHost: (range) => toHost(parts, starts, range),
  }
}

const maskOf = ({ text, hole, blank }: Part): string => (hole ? (blank ? '\n' : '1').repeat(text.length) : text)

/** Functions whose texts are patterns, in which double braces are the template's own. */
const matching = /\b(?:replace|regex|regexall|templatefile|templatestring)\(/

/** The source of a hole without what means something where it stands; references that it gives to the document stay. */
function plain(source: string): string {
  const kept = matching.test(source) ? [] : tokens(source).filter(({ target }) => target.kind !== 'unclear')
  let made = ''
  let done = 0
  for (const { from, to } of kept) {
    made += withoutMeaning(source.slice(done, from)) + source.slice(from, to)
    done = to
  }
  return made + withoutMeaning(source.slice(done))
}

/** Without quotes, escapes, blanks and double braces. */
const withoutMeaning = (text: string): string =>
  text
    .replace(/[\s\\'"]/g, '_')
    .replaceAll('{{', '((')
    .replaceAll('}}', '))')

/** References whose name the host fills in, as in `{{ ${Name} }}`: nobody knows yet what they name. */
function openReferences(masked: string, holes: readonly Range[]): Range[] {
  const open: Range[] = []
  let at = 0
  for (const { from, to } of tokens(masked)) {
    while (at < holes.length && (holes[at]?.end ?? 0) <= from) at++
    const hole = holes[at]
    if (hole && hole.start < to) open.push({ start: from, end: to })
  }
  return open
}

/** The source of an expression without double braces that are no reference once they stand in source. */
export function withClearReferences(source: string): string {
  return hide(
    source,
    tokens(source)
      .filter(({ target }) => target.kind === 'unclear')
      .map(({ from, to }) => ({ start: from, end: to })),
  )
}

/** Takes the meaning from references by other brackets, which keeps all offsets. */
function hide(text: string, references: readonly Range[]): string {
  let hidden = ''
  let done = 0
  for (const { start, end } of references) {
    hidden += `${text.slice(done, start)}((${text.slice(start + 2, end - 2)}))`
    done = end
  }
  return hidden + text.slice(done)
}

function toHost(parts: readonly Part[], starts: readonly number[], { start, end }: Range): Range {
  const first = lastAtMost(starts, start)
  const from = placed(parts[first], start - (starts[first] ?? 0), start - (starts[first] ?? 0)).start
  if (end <= start) return { start: from, end: from }
  const last = lastAtMost(starts, end - 1)
  const to = placed(parts[last], end - 1 - (starts[last] ?? 0), end - (starts[last] ?? 0)).end
  return { start: from, end: Math.max(from, to) }
}

const placed = (part: Part | undefined, from: number, to: number): Range =>
  part?.place(from, to) ?? { start: 0, end: 0 }

import { once } from '../syntax/once.js'
import { lastAtMost } from '../syntax/last-at-most.js'
import { leading } from '../syntax/leading.js'
import type { Node, Range, ScalarNode } from '../syntax/tree.js'
import type { Embedded } from './host.js'
import type { Closed } from './host-text.js'

/** What decides how text is written in the host. */
export type TextHosting = Pick<Embedded, 'toHost' | 'inHost' | 'notation' | 'closed'> &
  Partial<Pick<Embedded, 'tree' | 'root'>>

/** A change of a document. */
type Change = Range & { readonly text: string }

/** The text of a change of a document as it is written in the host; undefined where it cannot be. */
export function textInHost(edit: Change, hosting: TextHosting): string | undefined {
  const { inHost, notation, root, toHost, closed = [] } = hosting
  if (!inHost) return edit.text
  if (!notation) return inHost(edit.text)
  const place = toHost(edit)
  const around = root && scalarAround(root, edit)
  const touched = near(closed, place).filter((each) => touches(place, each))
  // The text of a heredoc may be changed, but not where its mark follows.
  if (touched.some(({ kind }) => kind !== 'heredoc' || !around || edit.end === around.scalar.end)) return undefined
  if (!around) return ofValues(edit, hosting)
  const isBare = around.isKey && isNothing(around.scalar.start - 1, hosting)
  if (!isBare) return inHost(edit.text)
  // A name without quotes is changed as a whole, and gets quotes where it needs them then.
  return isWhole(edit, around.scalar) ? notation.ofKey(edit.text) : undefined
}

/** Where a change of a document is made in the host: lines that are taken out go up to what stands on the line behind them, which keeps its place. */
export function placeOfChange(change: Range, { toHost, tree, notation }: TextHosting): Range {
  const place = toHost(change)
  const { start, end } = change
  const endsLine = start < end && tree && end < tree.text.length && tree.text[end - 1] === '\n'
  return endsLine && !notation ? { start: place.start, end: toHost({ start: end, end: end + 1 }).start } : place
}

/** Whether nothing can be typed at a place of the host's text, since a comment or an expression stands there, or behind it in the line. */
export function isClosedAt(offset: number, { closed = [] }: Pick<Embedded, 'closed'>, text: string): boolean {
  let behind = offset
  while (text[behind] === ' ' || text[behind] === '\t') behind++
  return closed.some(
    ({ kind, start, end }) =>
      (kind === 'comment' && start < offset && offset < end) ||
      (kind === 'expression' && start <= behind && offset <= end),
  )
}

/** Those places in order that may touch another one. */
function near(closed: readonly Closed[], { start, end }: Range): readonly Closed[] {
  if (closed.length === 0) return closed
  const { starts, reached } = orderOf(closed)
  const last = lastAtMost(starts, end)
  let first = last
  while (first > 0 && (reached[first - 1] ?? 0) >= start) first--
  return closed.slice(first, last + 1)
}

/** Where places begin, and how far what begins there or before reaches. */
const orderOf = once((closed: readonly Closed[]) => {
  let most = 0
  return {
    starts: closed.map(({ start }) => start),
    reached: closed.map(({ end }) => (most = Math.max(most, end))),
  }
})

function touches({ start, end }: Range, closed: Closed): boolean {
  if (closed.kind === 'word' && start === closed.start && end === closed.end) return false
  return start === end ? closed.start < start && start < closed.end : start < closed.end && closed.start < end
}

const isWhole = ({ start, end }: Range, node: Range): boolean => start === node.start && end === node.end

/**
 * A change that is not within a text. Behind an entry that only a new line divides from the next, and behind the mark that ends a heredoc, nothing
 * may follow in the same line.
 */
function ofValues({ start, text }: Change, { tree, toHost, notation }: TextHosting): string | undefined {
  const written = notation?.ofJson(text)
  const before = tree?.text ?? ''
  let at = start - 1
  while (' \t\r'.includes(before[at] ?? '\n')) at--
  const goesOn = (before[at] === ',' || before[at] === '"') && isNothing(at, { toHost })
  return written === undefined || (goesOn && !/^\s*\n/.test(written)) ? undefined : written
}

/** Whether a character of the document is not there in the host. */
const isNothing = (at: number, { toHost }: Pick<Embedded, 'toHost'>): boolean => {
  const { start, end } = toHost({ start: at, end: at + 1 })
  return start === end
}

/** The text in quotes that a place is a part of. */
function scalarAround(node: Node, place: Range, isKey = false): Found | undefined {
  if (place.start < node.start || place.end > node.end) return undefined
  switch (node.kind) {
    case 'scalar':
      return node.style === 'double' ? { scalar: node, isKey } : undefined
    case 'list': {
      const item = lastBegun(node.items, place, (each) => each)
      return item && scalarAround(item, place)
    }
    case 'map': {
      const entry = lastBegun(node.entries, place, ({ key }) => key)
      return entry && (scalarAround(entry.key, place, true) ?? scalarAround(entry.value, place))
    }
  }
}

interface Found {
  readonly scalar: ScalarNode
  readonly isKey: boolean
}

/** The last part that begins before a place does, or with it. Parts stand in the order of the text, for the notation of a host has no aliases. */
const lastBegun = <T>(parts: readonly T[], { start }: Range, rangeOf: (part: T) => Range): T | undefined =>
  parts[leading(parts.length, (at) => rangeOf(parts[at] as T).start <= start) - 1]

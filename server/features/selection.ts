import type { SsmDocument } from '../document/document.js'
import { type Range, withQuotes } from '../syntax/tree.js'
import { commentsOf } from './comments.js'
import { contains, nodeAt, outwards, rangeOnly } from './node-at.js'

/** What an offset is in, from the inside out: a reference, a text or a key, an entry, its map, or a comment and its line; up to the whole text. */
export function selectionAt(document: SsmDocument, offset: number): Range[] {
  const reference = referenceAt(document.tree.text, offset)
  const ranges = [...(reference ? [reference] : []), ...commentAround(document, offset)]
  for (const { node, entry } of outwards(nodeAt(document.root, offset))) {
    ranges.push(rangeOnly(node), withQuotes(node))
    if (!entry) continue
    const key = withQuotes(entry.key)
    ranges.push(rangeOnly(entry.key), key, { start: key.start, end: withQuotes(node).end })
  }
  ranges.push({ start: 0, end: document.tree.text.length })
  // On a key, a comment or between lines it is not in what is innermost there.
  const around: Range[] = []
  for (const range of ranges) {
    const inner = around.at(-1)
    if (contains(range, offset) && (!inner || isWider(range, inner))) around.push(range)
  }
  return around
}

/** A comment, and the lines that it stands on. */
function commentAround({ tree }: SsmDocument, offset: number): Range[] {
  const { text } = tree
  const comment = commentsOf(tree).find((each) => contains(each, offset))
  if (!comment) return []
  const lineBreak = text.indexOf('\n', comment.end)
  const lines = { start: text.lastIndexOf('\n', comment.start - 1) + 1, end: lineBreak < 0 ? text.length : lineBreak }
  return [rangeOnly(comment), lines]
}

const isWider = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start

function referenceAt(text: string, offset: number): Range | undefined {
  const start = text.lastIndexOf('{{', offset)
  const end = text.indexOf('}}', start) + 2
  return start >= 0 && end > offset && !text.slice(start, end).includes('\n') ? { start, end } : undefined
}

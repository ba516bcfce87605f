import type { SsmDocument } from '../document/document.js'
import { type Range, withQuotes } from '../syntax/tree.js'
import { contains, nodeAt, outwards, rangeOnly } from './node-at.js'

/** What an offset is in, from the inside out: a reference, a text or a key, an entry, its map, up to the document. */
export function selectionAt(document: SsmDocument, offset: number): Range[] {
  const reference = referenceAt(document.tree.text, offset)
  const ranges = [...(reference ? [reference] : [])]
  for (const { node, entry } of outwards(nodeAt(document.root, offset))) {
    ranges.push(rangeOnly(node), withQuotes(node))
    if (!entry) continue
    const key = withQuotes(entry.key)
    ranges.push(rangeOnly(entry.key), key, { start: key.start, end: withQuotes(node).end })
  }
  // On a key, a comment or between lines it is not in what is innermost there.
  const around = ranges.filter((range) => contains(range, offset))
  return around.filter((range, at) => at === 0 || isWider(range, around[at - 1] ?? range))
}

const isWider = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start

function referenceAt(text: string, offset: number): Range | undefined {
  const start = text.lastIndexOf('{{', offset)
  const end = text.indexOf('}}', start) + 2
  return start >= 0 && end > offset && !text.slice(start, end).includes('\n') ? { start, end } : undefined
}

import type { SsmDocument } from '../document/document.js'
import { type Entry, type Node, type Range, walk } from '../syntax/tree.js'

/** What can be folded away: the values of keys and the items of lists that take several lines, scripts among them. */
export function foldingOf({ root, tree: { text } }: SsmDocument): Range[] {
  const found: Range[] = []
  const add = (start: number, node: Node) => {
    const end = node.start + text.slice(node.start, node.end).trimEnd().length
    if (text.slice(start, end).includes('\n')) found.push({ start, end })
  }
  for (const node of walk(root)) {
    if (node.kind === 'map') for (const { key, value } of ownEntries(node.entries)) add(key.start, value)
    if (node.kind === 'list') for (const item of node.items) if (item.kind !== 'scalar') add(item.start, item)
  }
  return found
}

const ownEntries = (entries: readonly Entry[]): readonly Entry[] => entries.filter(({ merged }) => !merged)

import type { Entry, Node, Range, ScalarNode, SyntaxFault } from './tree.js'

/** A node whose text stands elsewhere now. */
export function moved(node: Node, shift: number): Node {
  if (shift === 0) return node
  const range = { start: node.start + shift, end: node.end + shift }
  if (node.kind === 'scalar') return { ...node, ...range }
  if (node.kind === 'list') return { ...node, ...range, items: node.items.map((item) => moved(item, shift)) }
  return { ...node, ...range, entries: node.entries.map((entry) => movedEntry(entry, shift)) }
}

export const movedEntry = (entry: Entry, shift: number): Entry => ({
  ...entry,
  key: moved(entry.key, shift) as ScalarNode,
  value: moved(entry.value, shift),
})

/** A fault whose places have moved, each by what is said of it. */
export function movedFault(fault: SyntaxFault, by: (place: number) => number): SyntaxFault {
  const at = ({ start, end }: Range) => ({ start: start + by(start), end: end + by(start) })
  return { ...fault, ...at(fault), ...(fault.related && { related: at(fault.related) }) }
}

import type { Entry, ListNode, MapNode, Node, Range, ScalarNode, SyntaxFault } from './tree.js'

/** A node whose text stands elsewhere now. */
export function moved(node: Node, shift: number): Node {
  if (shift === 0) return node
  if (node.kind === 'scalar') return movedScalar(node, shift)
  const range = { start: node.start + shift, end: node.end + shift }
  if (node.kind === 'list')
    return listWith(
      node,
      node.items.map((item) => moved(item, shift)),
      range,
    )
  return mapWith(
    node,
    node.entries.map((entry) => movedEntry(entry, shift)),
    range,
  )
}

export const movedEntry = (entry: Entry, shift: number): Entry =>
  shift === 0 ? entry : entryWith(entry, movedScalar(entry.key, shift), moved(entry.value, shift))

/** A fault whose places have moved, each by what is said of it. */
export function movedFault(fault: SyntaxFault, by: (place: number) => number): SyntaxFault {
  const at = ({ start, end }: Range) => ({ start: start + by(start), end: end + by(start) })
  const { related, mending } = fault
  const edits = mending?.edits.map((edit) => ({ ...edit, ...at(edit) }))
  return {
    ...fault,
    ...at(fault),
    ...(related && { related: at(related) }),
    ...(mending && edits && { mending: { ...mending, edits } }),
  }
}

// Copies have their fields written out, in the order in which parsers write them. An engine takes what `...` makes of a copy of a copy for yet
// another kind of object, and whatever reads nodes of many kinds is slow.

function movedScalar(node: ScalarNode, shift: number): ScalarNode {
  const { kind, value, style } = node
  const [start, end] = [node.start + shift, node.end + shift]
  const isUsual = node.tag === undefined && node.dynamic === undefined && node.written === undefined
  return isUsual ? { kind, value, style, start, end } : { ...node, start, end }
}

/** A list with other items at another place. */
export const listWith = (node: ListNode, items: readonly Node[], { start, end }: Range): ListNode =>
  node.tag === undefined ? { kind: node.kind, start, end, flow: node.flow, items } : { ...node, start, end, items }

/** A map with other entries at another place. */
export const mapWith = (node: MapNode, entries: readonly Entry[], { start, end }: Range): MapNode =>
  node.tag === undefined ? { kind: node.kind, start, end, flow: node.flow, entries } : { ...node, start, end, entries }

/** An entry with another key and value. */
export const entryWith = (entry: Entry, key: ScalarNode, value: Node): Entry =>
  entry.merged === undefined ? { key, value } : { ...entry, key, value }

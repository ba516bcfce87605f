import { type Change, childAt, type Part, sizeOf } from './changed-part.js'
import type { Reread } from './reparse.js'
import {
  byPlace,
  type Entry,
  isFatal,
  limits,
  type ListNode,
  type MapNode,
  type Node,
  type Range,
  type ScalarNode,
  type SyntaxFault,
  type Tree,
} from './tree.js'

/** What is nested deeper than this is left to the parsers, which know how deep is too deep. */
const deepest = limits.depth / 2

/** The tree of a text in which one part was read anew. */
export function splice(before: Tree, text: string, { shift }: Change, part: Part, read: Reread): Tree | undefined {
  const { block, path, to } = part
  if (path.length + depthOf(read.block) > deepest) return undefined
  const end = to === sizeOf(block) ? read.block.end + read.shift : block.end + shift
  let old: MapNode | ListNode = block
  let now = withChildren(block, part.from, to, childrenOf(read), shift, end)
  for (const { block: around, at } of path.toReversed()) {
    now = withChildren(around, at, at + 1, [now], shift, around.end === old.end ? now.end : around.end + shift)
    old = around
  }
  return { text, format: before.format, root: now, faults: faultsOf(before, shift, part, read) }
}

function depthOf(node: Node): number {
  if (node.kind === 'scalar') return 0
  let below = 0
  for (let at = 0; at < sizeOf(node); at++) below = Math.max(below, depthOf(childAt(node, at) as Node))
  return below + 1
}

const childrenOf = ({ block, count, shift }: Reread): Node[] =>
  Array.from({ length: count }, (_, at) => moved(childAt(block, at) as Node, shift))

/** A block with other children in the place of some. In a map they stand under the keys that are there. */
function withChildren(
  block: MapNode | ListNode,
  from: number,
  to: number,
  children: readonly Node[],
  shift: number,
  end: number,
): MapNode | ListNode {
  if (block.kind === 'list')
    return {
      ...block,
      end,
      items: [...block.items.slice(0, from), ...children, ...block.items.slice(to).map((item) => moved(item, shift))],
    }
  const entries = block.entries.map((entry, at) =>
    at < from ? entry : at < to ? { ...entry, value: children[at - from] as Node } : movedEntry(entry, shift),
  )
  return { ...block, end, entries }
}

function moved(node: Node, shift: number): Node {
  if (shift === 0) return node
  const range = { start: node.start + shift, end: node.end + shift }
  if (node.kind === 'scalar') return { ...node, ...range }
  if (node.kind === 'list') return { ...node, ...range, items: node.items.map((item) => moved(item, shift)) }
  return { ...node, ...range, entries: node.entries.map((entry) => movedEntry(entry, shift)) }
}

const movedEntry = (entry: Entry, shift: number): Entry => ({
  ...entry,
  key: moved(entry.key, shift) as ScalarNode,
  value: moved(entry.value, shift),
})

/** What is broken is told once, and nothing beside it. */
function faultsOf({ faults }: Tree, shift: number, part: Part, read: Reread): readonly SyntaxFault[] {
  const found = read.faults.map((fault) => movedFault(fault, () => read.shift))
  if (found.some(isFatal)) return found
  const around = faults
    .filter(({ start }) => start < part.start || part.end <= start)
    .map((fault) => movedFault(fault, (place) => (place < part.end ? 0 : shift)))
  return [...around, ...found].sort(byPlace)
}

function movedFault(fault: SyntaxFault, by: (place: number) => number): SyntaxFault {
  const at = ({ start, end }: Range) => ({ start: start + by(start), end: end + by(start) })
  return { ...fault, ...at(fault), ...(fault.related && { related: at(fault.related) }) }
}

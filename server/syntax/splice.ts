import { type Change, childAt, type Part, sizeOf } from './changed-part.js'
import { keepPart } from './kept-parts.js'
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
  const { block, path, from, to } = part
  if (path.length + depthOf(read.block) > deepest) return undefined
  const end = to === sizeOf(block) ? read.block.end + read.shift : block.end + shift
  const levels: Level[] = [{ old: block, now: withChildren(block, from, to, childrenOf(read), shift, end), from, to }]
  for (const { block: around, at } of path.toReversed()) {
    const { old, now } = levels.at(-1) as Level
    const end = around.end === old.end ? now.end : around.end + shift
    levels.push({ old: around, now: withChildren(around, at, at + 1, [now], shift, end), from: at, to: at + 1 })
  }
  const root = levels.at(-1)?.now
  const tree: Tree = { text, format: before.format, root, faults: faultsOf(before, shift, part, read) }
  for (const level of levels) keepSiblings(before, tree, level)
  return tree
}

/** A block in which some children were replaced. */
interface Level {
  readonly old: MapNode | ListNode
  readonly now: MapNode | ListNode
  readonly from: number
  readonly to: number
}

function keepSiblings(before: Tree, tree: Tree, { old, now, from, to }: Level): void {
  const more = sizeOf(now) - sizeOf(old)
  for (let at = 0; at < sizeOf(old); at++)
    if (at < from || to <= at)
      keepPart(before, childAt(old, at) as Node, tree, childAt(now, at < from ? at : at + more) as Node)
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
    .filter((fault) => !isWithin(fault, part) || (fault.related && !isWithin(fault.related, part)))
    .map((fault) => movedFault(fault, (place) => (place < part.end ? 0 : shift)))
  return [...around, ...found].sort(byPlace)
}

const isWithin = ({ start }: Range, part: Part): boolean => part.start <= start && start < part.end

function movedFault(fault: SyntaxFault, by: (place: number) => number): SyntaxFault {
  const at = ({ start, end }: Range) => ({ start: start + by(start), end: end + by(start) })
  return { ...fault, ...at(fault), ...(fault.related && { related: at(fault.related) }) }
}

import { type Change, childAt, type Part, sizeOf } from './changed-part.js'
import { keepPart } from './kept-parts.js'
import { entryWith, listWith, mapWith, moved, movedEntry } from './moved.js'
import { limits, type ListNode, type MapNode, type Node, type SyntaxFault, type Tree } from './tree.js'

/** A part that was read anew, in places of the newer text. */
export interface Reread {
  readonly children: readonly Node[]
  /** Where the block that they belong to ends now. */
  readonly end: number
  /** All that is wrong in the newer text. */
  readonly faults: readonly SyntaxFault[]
}

/** What is nested deeper than this is left to the parsers, which know how deep is too deep. */
const deepest = limits.depth / 2

/** The tree of a text in which one part was read anew. */
export function splice(
  before: Tree,
  text: string,
  { shift }: Change,
  part: Part,
  { children, end, faults }: Reread,
): Tree | undefined {
  const { block, path, from, to } = part
  if (children.some((child) => path.length + 1 + depthOf(child) > deepest)) return undefined
  const levels: Level[] = [{ old: block, now: withChildren(block, from, to, children, shift, end), from, to }]
  for (const { block: around, at } of path.toReversed()) {
    const { old, now } = levels.at(-1) as Level
    const end = around.end === old.end ? now.end : around.end + shift
    levels.push({ old: around, now: withChildren(around, at, at + 1, [now], shift, end), from: at, to: at + 1 })
  }
  const root = levels.at(-1)?.now
  const tree: Tree = { text, format: before.format, root, faults }
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

/** A block with other children in the place of some. In a map they stand under the keys that are there. */
function withChildren(
  block: MapNode | ListNode,
  from: number,
  to: number,
  children: readonly Node[],
  shift: number,
  end: number,
): MapNode | ListNode {
  const range = { start: block.start, end }
  if (block.kind === 'list') {
    const behind = block.items.slice(to).map((item) => moved(item, shift))
    return listWith(block, [...block.items.slice(0, from), ...children, ...behind], range)
  }
  const entries = block.entries.map((entry, at) =>
    at < from ? entry : at < to ? entryWith(entry, entry.key, children[at - from] as Node) : movedEntry(entry, shift),
  )
  return mapWith(block, entries, range)
}

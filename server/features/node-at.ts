import type { SsmDocument, Step } from '../document/document.js'
import { type Entry, keyText, type Node, type Range } from '../syntax/tree.js'

/** A node with the key or the position under which it stands, and the node around it. */
export interface Located {
  readonly node: Node
  readonly entry?: Entry
  readonly parent?: Located
}

/** Whether an offset is in a range, or at one of its ends. */
export const contains = ({ start, end }: Range, offset: number): boolean => start <= offset && offset <= end

/** The innermost step around an offset. */
export const stepAround = ({ steps }: Pick<SsmDocument, 'steps'>, offset: number): Step | undefined =>
  steps.findLast(({ node }) => contains(node, offset))

/** The innermost node at an offset, with all that are around it; on a key the entry's value. */
export function nodeAt(root: Node, offset: number): Located {
  let here: Located = { node: root }
  for (;;) {
    const inner = childAt(here, offset)
    if (!inner) return here
    here = inner
  }
}

function childAt(parent: Located, offset: number): Located | undefined {
  const { node } = parent
  if (node.kind === 'list') {
    const item = node.items.find((each) => contains(each, offset))
    return item && { node: item, parent }
  }
  if (node.kind !== 'map' || (parent.entry && contains(parent.entry.key, offset))) return undefined
  const entry = node.entries.find(
    ({ key, value, merged }) => !merged && (contains(key, offset) || contains(value, offset)),
  )
  return entry && { node: entry.value, entry, parent }
}

/** All from where the first of two ranges begins to where the last ends. */
export const around = (one: Range, other: Range): Range => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
})

/** The way from the root to a node. */
export function* outwards(located: Located): Generator<Located> {
  for (let here: Located | undefined = located; here; here = here.parent) yield here
}

/** The keys and positions on the way from the root to a node. */
export function pathTo(located: Located): (string | number)[] {
  const path: (string | number)[] = []
  for (const { node, entry, parent } of outwards(located)) {
    if (entry) path.push(keyText(entry.key))
    else if (parent?.node.kind === 'list') path.push(parent.node.items.indexOf(node))
  }
  return path.reverse()
}

/** The place of a node, a jump or the like, and nothing else of it: what features give is led back to the file as a whole. */
export const rangeOnly = ({ start, end }: Range): Range => ({ start, end })

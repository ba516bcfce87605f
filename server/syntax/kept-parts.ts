import type { Node, Tree } from './tree.js'

/** What was worked out of a part of a text that is the same in several versions of it. It holds wherever the part stands. */
export type KeptPart = Map<unknown, unknown>

/** Kept beside the trees, which are plain data: the same text has the same tree, read in parts or as a whole. */
const partsOf = new WeakMap<Tree, Map<Node, KeptPart>>()

/** A part of a tree that stands in an older version of the text, too. */
export const keptPart = (tree: Tree, node: Node): KeptPart | undefined => partsOf.get(tree)?.get(node)

/** Notes that a part of a newer tree is a part of the older one, perhaps at another place. */
export function keepPart(older: Tree, before: Node, newer: Tree, now: Node): void {
  const known = partsIn(older)
  const part: KeptPart = known.get(before) ?? new Map()
  known.set(before, part)
  partsIn(newer).set(now, part)
}

function partsIn(tree: Tree): Map<Node, KeptPart> {
  const known = partsOf.get(tree) ?? new Map<Node, KeptPart>()
  partsOf.set(tree, known)
  return known
}

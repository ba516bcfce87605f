import type { Node, Tree } from './tree.js'

/** What was worked out of a part of a text that is the same in several versions of it. It holds wherever the part stands. */
export type KeptPart = Map<unknown, unknown>

/** Where a tree has its parts. Trees are compared without them. */
const parts = Symbol('parts')

interface InParts extends Tree {
  readonly [parts]?: Map<Node, KeptPart>
}

/** Whether any part of a tree stands in an older version of the text, too. */
export const hasKeptParts = (tree: Tree): boolean => (tree as InParts)[parts] !== undefined

/** A part of a tree that stands in an older version of the text, too. */
export const keptPart = (tree: Tree, node: Node): KeptPart | undefined => (tree as InParts)[parts]?.get(node)

/** What a pure function says of a node, wherever it stands: of a part that is kept it is asked once. The key is of the function, and of what else it depends on. */
export function ofPart<T>(tree: Tree, node: Node, key: string, compute: () => T): T {
  const part = keptPart(tree, node)
  if (!part) return compute()
  if (!part.has(key)) part.set(key, compute())
  return part.get(key) as T
}

/** Notes that a part of a newer tree is a part of the older one, perhaps at another place. */
export function keepPart(older: Tree, before: Node, newer: Tree, now: Node): void {
  const known = partsIn(older)
  const part: KeptPart = known.get(before) ?? new Map()
  known.set(before, part)
  partsIn(newer).set(now, part)
}

/** A weak map would keep the nodes from the garbage collector's quick rounds, with all that hangs on them. */
function partsIn(tree: InParts): Map<Node, KeptPart> {
  const known = tree[parts] ?? new Map<Node, KeptPart>()
  if (!tree[parts]) Object.defineProperty(tree, parts, { value: known })
  return known
}

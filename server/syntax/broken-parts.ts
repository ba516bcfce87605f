import type { Range, SyntaxFault, Tree } from './tree.js'

/** A map or list that was read by itself because something is wrong in it, with all of that. */
export interface BrokenPart extends Range {
  readonly faults: readonly SyntaxFault[]
}

/** Where a tree has its broken parts. Trees are compared without them. */
const brokenParts = Symbol('broken parts')

interface InParts extends Tree {
  readonly [brokenParts]?: readonly BrokenPart[]
}

/** The parts of a tree outside of which nothing is wrong, none within another one; undefined where it is not known where what is wrong ends. */
export const brokenPartsOf = (tree: Tree): readonly BrokenPart[] | undefined =>
  tree.faults.length === 0 ? [] : (tree as InParts)[brokenParts]

/** Notes what the broken parts of a tree are. */
export function noteBrokenParts(tree: Tree, parts: readonly BrokenPart[]): void {
  if (parts.length > 0) Object.defineProperty(tree, brokenParts, { value: parts })
}

import { type Node, stringOf, type Tree } from '../../syntax/tree.js'

/** A schema version as it stands in the text, also where it is written as a number: the number 2.0 is 2, but the text says more. */
export function writtenVersion(tree: Tree, node: Node): string | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'number') return stringOf(node)
  return tree.text.slice(node.start, node.end).trim()
}

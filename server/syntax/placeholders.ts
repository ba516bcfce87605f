import type { Entry, Node, Tree } from './tree.js'

/** Recognises text that a preprocessor replaces before AWS sees the document, such as `%%NAME%%`. A regular expression is one. */
export interface Placeholder {
  /** Whether the text holds one. */
  test(text: string): boolean
}

/** The tree with every scalar that holds a placeholder marked as unknown: what a preprocessor puts there, nobody can check before. */
export function withPlaceholders(tree: Tree, placeholders: readonly Placeholder[]): Tree {
  if (placeholders.length === 0 || !tree.root) return tree
  const isPlaceholder = (text: string) => placeholders.some((placeholder) => placeholder.test(text))
  const seen = new Map<Node, Node>()
  const mark = (node: Node): Node => {
    const known = seen.get(node)
    if (known) return known
    const marked = markNode(node, mark, isPlaceholder)
    seen.set(node, marked)
    return marked
  }
  return { ...tree, root: mark(tree.root) }
}

function markNode(node: Node, mark: (node: Node) => Node, isPlaceholder: (text: string) => boolean): Node {
  if (node.kind === 'scalar')
    return typeof node.value === 'string' && isPlaceholder(node.value) ? { ...node, dynamic: true } : node
  if (node.kind === 'list') return { ...node, items: node.items.map(mark) }
  return { ...node, entries: node.entries.map((entry): Entry => ({ ...entry, value: mark(entry.value) })) }
}

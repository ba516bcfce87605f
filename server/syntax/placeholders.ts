import { type Entry, entryOf, keyText, type Node, type Tree } from './tree.js'

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

/**
 * The tree of a document of its own with the values marked as unknown that are `${name}` as a whole: Terraform's `templatefile` and builds
 * put something there, and AWS gives such text no meaning. The name of a parameter was more likely meant as a reference.
 */
export function withFilledIn(tree: Tree): Tree {
  if (!mayBeFilledIn(tree.text)) return tree
  const parameters = entryOf(tree.root, 'parameters')?.value
  const declared = new Set(parameters?.kind === 'map' ? parameters.entries.map(({ key }) => keyText(key)) : [])
  const test = (text: string): boolean => filledIn.test(text) && !declared.has(text.replace(/\W/g, ''))
  return withPlaceholders(tree, [{ test }])
}

/** A part in braces, as in `${jsonencode({ a = 1 })}`, counts as one. */
const filledIn = /^\s*\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*$/

/** Whether such a value may begin somewhere: behind a mark, or on a line of its own. Most texts tell by this that they hold none, and are not gone through. */
function mayBeFilledIn(text: string): boolean {
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
    const before = blanksBefore(text, at)
    const mark = text[blanksBefore(text, /["']/.test(text[before - 1] ?? '') ? before - 1 : before) - 1]
    if (mark === undefined || '\n\r-:,['.includes(mark)) return true
  }
  return false
}

/** Where the blanks before a place begin. */
function blanksBefore(text: string, at: number): number {
  let start = at
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--
  return start
}

function markNode(node: Node, mark: (node: Node) => Node, isPlaceholder: (text: string) => boolean): Node {
  if (node.kind === 'scalar')
    return typeof node.value === 'string' && isPlaceholder(node.value) ? { ...node, dynamic: true } : node
  if (node.kind === 'list') return { ...node, items: node.items.map(mark) }
  return { ...node, entries: node.entries.map((entry): Entry => ({ ...entry, value: mark(entry.value) })) }
}

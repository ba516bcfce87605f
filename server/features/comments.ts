import { once } from '../syntax/once.js'
import { runBefore } from '../syntax/line-before.js'
import {
  byPlace,
  type MapNode,
  type Node,
  type Range,
  type ScalarNode,
  type Tree,
  walk,
  withQuotes,
} from '../syntax/tree.js'

/** The comments of a text, in its order. Those of YAML stand where no scalar does. Looked for once, however many documents the text holds. */
export const commentsOf = once((tree: Tree): readonly Range[] => {
  if (tree.format === 'json') return tree.faults.filter(({ code }) => code === 'comment')
  const found: Range[] = []
  let from = 0
  for (const { start, end } of [...scalarsOf(tree.root)].map(withQuotes).sort(byPlace)) {
    if (start > from) for (const comment of commentsBetween(tree.text, from, start)) found.push(comment)
    from = Math.max(from, end)
  }
  for (const comment of commentsBetween(tree.text, from, tree.text.length)) found.push(comment)
  return found
})

function* scalarsOf(root: Node | undefined): Generator<ScalarNode> {
  for (const node of walk(root)) {
    if (node.kind === 'scalar') yield node
    else if (node.kind === 'map') yield* keysOf(node)
  }
}

const keysOf = ({ entries }: MapNode): readonly ScalarNode[] => entries.map(({ key }) => key)

function* commentsBetween(text: string, from: number, to: number): Generator<Range> {
  for (const { index, 0: comment } of text.slice(from, to).matchAll(/#[^\r\n]*/g)) {
    const start = from + index
    if (start === 0 || /\s/.test(text[start - 1] ?? '')) yield { start, end: start + comment.length }
  }
}

/** The lines of a comment of either format as YAML has them. */
export function yamlComment(comment: string): readonly string[] {
  if (comment.startsWith('#')) return [comment.trimEnd()]
  if (comment.startsWith('//')) return [`#${comment.slice(2).trimEnd()}`]
  const closed = comment.endsWith('*/') ? comment.slice(0, -2) : comment
  const stars = runBefore(closed, closed.length, /\*/)
  const lines = closed
    .slice(0, closed.length - stars)
    .replace(/^\/\*+/, '')
    .split(/\r?\n/)
  return lines
    .map((line) => line.trim().replace(/^\*\s?/, ''))
    .filter((line) => line !== '')
    .map((line) => `# ${line}`)
}

import { lineBefore } from '../syntax/line-before.js'
import type { SsmDocument } from '../document/document.js'
import { commentsOf } from './comments.js'
import { ownEntries } from './edit-tree.js'
import { isBlockText, type Node, type Range, type Tree, walk } from '../syntax/tree.js'

/** What can be folded away, and what kind it is of where editors treat it as such. */
export interface Fold extends Range {
  readonly kind?: 'comment' | 'region'
}

/** What can be folded away in a document: the values of keys and the items of lists that take several lines, scripts and what is indented in them. */
export function foldingOf({ root, tree }: SsmDocument): Fold[] {
  const { text } = tree
  const found: Fold[] = []
  const add = (start: number, node: Node) => {
    const end = node.start + text.slice(node.start, node.end).trimEnd().length
    if (text.slice(start, end).includes('\n')) found.push({ start, end })
    if (isBlockText(node)) for (const fold of blocksIn(text, { start: node.start, end })) found.push(fold)
  }
  for (const node of walk(root)) {
    if (node.kind === 'map') for (const { key, value } of ownEntries(node)) add(key.start, value)
    if (node.kind === 'list')
      for (const item of node.items) {
        if (item.kind !== 'scalar') add(item.start, item)
        else if (isBlockText(item)) add(text.lastIndexOf('\n', item.start - 2) + 1, item)
      }
  }
  return found
}

/** A line of a text. */
interface Line extends Range {
  readonly column: number
}

/** What is indented deeper than the line above it, as the functions of a script are. */
function blocksIn(text: string, { start, end }: Range): Fold[] {
  const found: Fold[] = []
  const open: Line[] = []
  let last = start
  const close = (column: number) => {
    for (let line = open.at(-1); line && line.column >= column; line = open.at(-1)) {
      open.pop()
      if (last > line.end) found.push({ start: line.start, end: last })
    }
  }
  for (const line of linesOf(text, start, end)) {
    close(line.column)
    open.push(line)
    last = line.end
  }
  close(0)
  return found
}

function* linesOf(text: string, from: number, end: number): Generator<Line> {
  for (let at = from; at < end; ) {
    const lineBreak = text.indexOf('\n', at)
    const stop = lineBreak < 0 || lineBreak > end ? end : lineBreak
    const line = text.slice(at, stop)
    const column = line.search(/\S/)
    if (column >= 0) yield { start: at + column, end: at + line.trimEnd().length, column }
    at = stop + 1
  }
}

/** What can be folded away in a text, whatever documents it holds: comments that take several lines, and what is between two that mark a region. */
export function commentFolds(tree: Tree): readonly Fold[] {
  const { text } = tree
  const found: Fold[] = []
  const regions: number[] = []
  let block: Range | undefined
  const close = () => {
    if (block && text.slice(block.start, block.end).includes('\n')) found.push({ ...block, kind: 'comment' })
    block = undefined
  }
  for (const { start, end } of commentsOf(tree)) {
    const mark = /^(?:#|\/\/)\s*#?(end)?region\b/.exec(text.slice(start, end))
    const opened = mark?.[1] ? regions.pop() : undefined
    if (opened !== undefined) found.push({ start: opened, end, kind: 'region' })
    else if (mark && !mark[1]) regions.push(start)
    const follows = block && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(block.end, start))
    if (mark || !follows) close()
    if (mark || !isAlone(text, start)) continue
    block = { start: block?.start ?? start, end }
  }
  close()
  return found
}

/** Whether nothing stands before it on its line. */
const isAlone = (text: string, start: number): boolean => lineBefore(text, start).trim() === ''

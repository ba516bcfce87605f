import type { ListNode, MapNode, Node, Range, Tree } from './tree.js'

/** What differs between two texts: `start` to `end` of the older one was replaced. */
export interface Change extends Range {
  /** By how much places behind it have moved. */
  readonly shift: number
}

type Block = MapNode | ListNode

/** Siblings within a map or list: a part that can be read by itself. */
export interface Part extends Range {
  /** From the root to the map or list: collections, each with the place of the next one in it. */
  readonly path: readonly { readonly block: Block; readonly at: number }[]
  readonly block: Block
  /** The siblings, from the first to the one behind the last. */
  readonly from: number
  readonly to: number
}

/** Siblings within a block of YAML, on lines of their own. Offsets are those of lines. */
export interface Lines extends Part {
  /** Blanks before each of them. */
  readonly column: number
}

/** Texts are compared by so many characters at once, and by each only where these differ: an engine compares pieces far faster. */
const piece = 1024

/** What has to be replaced in a text to make another one of it. */
export function changeBetween(before: string, now: string): Change {
  const most = Math.min(before.length, now.length)
  let start = 0
  while (start + piece <= most && before.slice(start, start + piece) === now.slice(start, start + piece)) start += piece
  while (start < most && before.charCodeAt(start) === now.charCodeAt(start)) start++
  const shift = now.length - before.length
  let end = before.length
  const first = start + Math.max(0, -shift)
  while (end - piece >= first && before.slice(end - piece, end) === now.slice(end + shift - piece, end + shift))
    end -= piece
  while (end > first && before.charCodeAt(end - 1) === now.charCodeAt(end + shift - 1)) end--
  return { start, end, shift }
}

/** A part of so many characters is read fast enough. */
const small = 2048

/** The smallest part around a change, but that parts of a part that is small are not looked for. */
export function linesAround({ root, text }: Tree, change: Change): Lines | undefined {
  let best: Lines | undefined
  let block = blockOf(root)
  let path: Part['path'] = []
  let limit = text.length
  while (block) {
    const part = siblingsAround(text, block, path, change, limit)
    if (!part) break
    best = part
    if (part.to - part.from > 1 || part.end - part.start <= small) break
    path = [...path, { block, at: part.from }]
    limit = part.end
    block = blockOf(childAt(block, part.from))
  }
  return best
}

const blockOf = (node: Node | undefined): Block | undefined =>
  node && node.kind !== 'scalar' && !node.flow ? node : undefined

export const sizeOf = (block: Block): number => (block.kind === 'list' ? block.items.length : block.entries.length)

export const childAt = (block: Block, at: number): Node | undefined =>
  block.kind === 'list' ? block.items[at] : block.entries[at]?.value

/** Where the text of a child begins: its key, or what stands behind its dash. */
const startOf = (block: Block, at: number): number =>
  (block.kind === 'list' ? block.items[at]?.start : block.entries[at]?.key.start) ?? 0

/** The siblings whose lines a change touches; what stands at the edge of a line may belong to the one before, too. */
function siblingsAround(
  text: string,
  block: Block,
  path: Part['path'],
  change: Change,
  limit: number,
): Lines | undefined {
  const column = block.start - lineAt(text, block.start)
  const lineOf = (at: number) => ownLine(text, block, at, column)
  const count = sizeOf(block)
  let from = 0
  while (from + 1 < count && startOf(block, from + 1) < change.start) from++
  while (from > 0 && lineOf(from) === undefined) from--
  let to = from + 1
  while (to < count && !isBehind(lineOf(to), change)) to++
  const start = lineOf(from)
  if (start === undefined || start > change.start) return undefined
  const end = (to < count ? lineOf(to) : undefined) ?? limit
  if (end < change.end || (block.kind === 'map' && isAtKey(block, from, to, change))) return undefined
  return { path, block, from, to, column, start, end }
}

const isBehind = (line: number | undefined, { end }: Range): boolean => line !== undefined && line > end

/** Whether a change may be one of the keys themselves, which have to differ from those around. */
function isAtKey({ entries }: MapNode, from: number, to: number, { start }: Range): boolean {
  const key = entries[from]?.key
  return to - from > 1 || key === undefined || start < key.end + 2
}

const lineAt = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

/** The line of a sibling, where nothing else stands before it and it stands below the others. */
function ownLine(text: string, block: Block, at: number, column: number): number | undefined {
  const begin = startOf(block, at)
  const line = lineAt(text, begin)
  const before = text.slice(line, begin)
  const found = (block.kind === 'list' ? /^( *)- +$/ : /^( *)["']?$/).exec(before)
  return found?.[1]?.length === column ? line : undefined
}

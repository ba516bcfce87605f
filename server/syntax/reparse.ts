import { brokenPartsOf } from './broken-parts.js'
import { type Change, changeBetween, childAt, type Lines, linesAround, sizeOf } from './changed-part.js'
import { faultsAround } from './faults-around.js'
import { moved, movedFault } from './moved.js'
import { reparseJson } from './reparse-json.js'
import { type Reread, splice } from './splice.js'
import {
  type Entry,
  isFatal,
  type ListNode,
  type MapNode,
  type Node,
  type Range,
  type SyntaxFault,
  type Tree,
} from './tree.js'
import { parseUsualYaml } from './usual-yaml.js'
import { type Failed, parseYaml } from './yaml.js'

/** The block that a part belongs to, as it was read within a frame. */
interface ReadBlock {
  readonly block: MapNode | ListNode
  /** How many of the children of the block belong to the part. */
  readonly count: number
}

/**
 * Reads a text of which an older version was read before: only the part that has changed, such as a step. The tree is the one that reading the
 * whole text gives. Nothing where that cannot be told for sure: the text has to be read as a whole then.
 */
export async function reparse(before: Tree, text: string): Promise<Tree | undefined> {
  if (!isReparsable(before)) return undefined
  if (before.format === 'json') return reparseJson(before, text)
  const change = changeBetween(before.text, text)
  const part = linesAround(before, change)
  const frame = part && frameFor(part, before.text.length, text.slice(part.start, part.end + change.shift))
  const read = frame && (await readIn(frame))
  const found = read && blockIn(read.tree, part, frame)
  if (!found || (read.isBroken && !(await isAgreedOn(before)))) return undefined
  const tree = splice(before, text, change, part, inWhole(before, found, read.tree.faults, part, change, frame))
  if (tree && !read.isBroken && agreed.has(before) && (await isAgreedOn(before))) agreed.set(tree, textOf(frame))
  return tree
}

/** What was read within a frame, in places of the whole. */
function inWhole(
  before: Tree,
  { block, count }: ReadBlock,
  faults: readonly SyntaxFault[],
  part: Lines,
  change: Change,
  { head }: Frame,
): Reread {
  const shift = part.start - head.length
  return {
    children: Array.from({ length: count }, (_, at) => moved(childAt(block, at) as Node, shift)),
    end: part.to === sizeOf(part.block) ? block.end + shift : part.block.end + change.shift,
    faults: faultsAround(
      before,
      change,
      part,
      faults.map((fault) => movedFault(fault, () => shift)),
    ),
  }
}

/** Whether newer versions can be read from a tree: it is known where what is wrong in it ends, and no part of it depends on another one. */
export function isReparsable(tree: Tree): boolean {
  if (tree.root === undefined || tree.entangled) return false
  return tree.format === 'json' ? brokenPartsOf(tree) !== undefined : !tree.faults.some(isBreak)
}

/** Whether a text is broken by a fault. A key that is only being typed is left out of its part, whatever stands around. */
const isBreak = (fault: SyntaxFault): boolean => isFatal(fault) && !fault.begun

/**
 * Trees of which it was asked whether the tolerant parser finds their texts well-formed, too. What it finds broken elsewhere it would tell of
 * rather than of the part, once a part is broken. Where it is not answered yet, a text stands for the tree: it is all that is not agreed on.
 */
const agreed = new WeakMap<Tree, boolean | string>()

/** Does ahead of time what the next change that breaks a text would have to wait for. */
export async function prepareToReparse(tree: Tree): Promise<void> {
  if (tree.format === 'yaml' && isReparsable(tree) && (await isAgreedOn(tree))) await loadTolerant()
}

async function isAgreedOn(tree: Tree): Promise<boolean> {
  // The tolerant parser knows of no keys that are only being typed.
  if (tree.faults.some(({ begun }) => begun)) return false
  const answer = agreed.get(tree) ?? tree.text
  if (typeof answer === 'boolean') return answer
  const found = await seemsWhole(answer)
  agreed.set(tree, found)
  return found
}

const loadTolerant = () => import('./mend-yaml.js')

/** The tolerant parser finds nothing broken in usual YAML whose lines are where YAML wants them; it is not loaded for that. */
async function seemsWhole(text: string): Promise<boolean> {
  const usual = parseUsualYaml(text)
  if (usual && !usual.entangled) return true
  const { parseBrokenYaml } = await loadTolerant()
  return !parseBrokenYaml(text, { code: 'syntax', start: 0, end: 0, message: '' }).faults.some(isFatal)
}

/** The part within as little of a document as has the same meaning. */
interface Frame {
  readonly head: string
  readonly written: string
  /** Stands in for what follows the part. It has to be found again as it was put, or else the part reaches into it. */
  readonly tail: string
  /** Whether the tail is a child of the block. */
  readonly hasSibling: boolean
}

const textOf = ({ head, written, tail }: Frame): string => head + written + tail

const end = 'END-OF-PART'

function frameFor(part: Lines, length: number, written: string): Frame | undefined {
  const { block, column, path, to } = part
  const isAtEnd = part.end === length
  if (!standsAlone(written, part, isAtEnd)) return undefined
  const hasSibling = to < sizeOf(block)
  const indent = ' '.repeat(hasSibling ? column : 0)
  const tail =
    hasSibling && block.kind === 'list'
      ? `${indent}- ${end}: ${end}\n${indent}  ${end}2: ${end}\n`
      : `${indent}${end}: ${end}\n${indent}${end}2: ${end}\n`
  return {
    head: path.length === 0 && block.kind === 'map' ? '' : 'part:\n',
    written,
    tail: isAtEnd ? '' : tail,
    hasSibling,
  }
}

/** Whether nothing in a part reaches out of it: it begins and ends where one does, and its lines are indented deeper than what is around. */
function standsAlone(written: string, { block, column }: Lines, isAtEnd: boolean): boolean {
  if (written.includes(end) || /\r(?!\n)|^(?:---|\.\.\.)/m.test(written)) return false
  if (!isAtEnd && !written.endsWith('\n')) return false
  return written.split('\n').every((line, at) => {
    const text = line.trimStart()
    const indent = line.length - text.length
    const isChild = indent === column && (/^-(?:\s|$)/.test(text) || (at === 0 && block.kind === 'map'))
    return isChild || (at > 0 && (indent > column || text === '' || text.startsWith('#')))
  })
}

async function readIn(frame: Frame): Promise<{ readonly tree: Tree; readonly isBroken: boolean } | undefined> {
  const text = textOf(frame)
  const behind = text.length - frame.tail.length
  const isInPart = ({ start, end }: Range) => frame.head.length <= start && end <= behind
  const fast = parseYaml(text)
  const isBroken = 'failed' in fast
  // What is open until the text ends may be closed by what really follows.
  if (isBroken && frame.tail !== '' && (!isInPart(fast.failed) || fast.failed.message.includes('end of the stream')))
    return undefined
  const tree = isBroken ? await readBroken(text, fast) : fast
  if (!tree) return undefined
  const isTold = tree.faults.every(isInPart) && tree.faults.some(isBreak) === isBroken
  return isTold && !tree.entangled ? { tree, isBroken } : undefined
}

/** Nothing where something might be mended, which the lines around a part may decide. */
async function readBroken(text: string, failed: Failed): Promise<Tree | undefined> {
  const { mayBeMended, parseBrokenYaml } = await loadTolerant()
  const tree = parseBrokenYaml(text, failed.failed)
  return mayBeMended(tree, failed) ? undefined : tree
}

/** The block that the part belongs to, where it is as it was and what follows is found behind it. */
function blockIn({ text, root }: Tree, part: Lines, frame: Frame): ReadBlock | undefined {
  const outer = root?.kind === 'map' ? root.entries : []
  const block = frame.head === '' ? root : outer[0]?.value
  if (block?.kind !== part.block.kind || block.flow) return undefined
  const isInside = frame.head === '' || frame.hasSibling
  const all = isInside ? entriesAtEnd(block) : outer.slice(1)
  const behind = frame.tail === '' ? 0 : isInside && block.kind === 'list' ? 1 : isInside ? 2 : 0
  if (frame.tail !== '' && !isTail(all.slice(-2), text, frame.tail)) return undefined
  if (frame.head !== '' && outer.length !== (frame.tail === '' || isInside ? 1 : 3)) return undefined
  const count = sizeOf(block) - behind
  return count > 0 && hasSameKeys(part, block, count) ? { block, count } : undefined
}

function entriesAtEnd(block: MapNode | ListNode): readonly Entry[] {
  const last = block.kind === 'map' ? block : block.items.at(-1)
  return last?.kind === 'map' ? last.entries : []
}

/** Whether entries are those of the tail, all of them where they were put. */
function isTail([first, last]: readonly Entry[], text: string, tail: string): boolean {
  const isEnd = (node: Node | undefined) => node?.kind === 'scalar' && node.value === end
  return (
    isEnd(first?.key) &&
    isEnd(first?.value) &&
    isEnd(last?.value) &&
    first?.key.start === text.length - tail.length + tail.indexOf(end) &&
    last?.value.end === text.length - 1
  )
}

/** A map must have the key that it had: whether all are different was told when the whole was read. */
function hasSameKeys({ block, from }: Lines, read: MapNode | ListNode, count: number): boolean {
  if (block.kind === 'list' || read.kind === 'list') return true
  const [before, now] = [block.entries[from]?.key, read.entries[0]?.key]
  return count === 1 && before?.value === now?.value && before?.style === now?.style && before?.tag === now?.tag
}

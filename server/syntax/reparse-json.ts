import { type BrokenPart, brokenPartsOf, noteBrokenParts } from './broken-parts.js'
import { type Change, changeBetween, childAt, type Part, sizeOf } from './changed-part.js'
import { parseJsonPart, toldOf } from './json.js'
import { moved, movedFault } from './moved.js'
import { splice } from './splice.js'
import type { Node, Range, Tree } from './tree.js'

/**
 * Reads JSON of which an older version was read before: only the innermost map or list around the change that can be read by itself. Nothing
 * where that cannot be told for sure, as where a bracket is missing.
 */
export function reparseJson(before: Tree, text: string): Tree | undefined {
  const change = changeBetween(before.text, text)
  const broken = brokenPartsOf(before) ?? []
  const isWhole = (part: Range) => !broken.some((each) => isWithin(part, each) && !isWithin(each, part))
  for (const part of partsAround(before.root, change).filter(isWhole).slice(-tries).reverse()) {
    const tree = withPart(before, text, change, part, broken)
    if (tree) return tree
  }
  return undefined
}

/** What is wrong right at the end of a map or list may be told for the one around it; beyond that it rarely can. */
const tries = 2

const isWithin = ({ start, end }: Range, around: Range): boolean => around.start <= start && end <= around.end

function withPart(
  before: Tree,
  text: string,
  change: Change,
  part: Part,
  broken: readonly BrokenPart[],
): Tree | undefined {
  const { block, start, end } = part
  const now = { start, end: end + change.shift }
  const read = parseJsonPart(text.slice(now.start, now.end))
  if (!read) return undefined
  const own = { ...now, faults: read.faults.map((fault) => movedFault(fault, () => start)) }
  const others = broken.filter((each) => !isWithin(each, part)).map((each) => movedPart(each, part, change))
  const parts = own.faults.length > 0 ? [...others, own] : others
  const tree = splice(before, text, change, part, {
    children: [moved(read.root, start)],
    end: block.end + change.shift,
    faults: toldOf(parts.toSorted((a, b) => a.start - b.start).flatMap(({ faults }) => faults)),
  })
  if (tree) noteBrokenParts(tree, parts)
  return tree
}

/** A broken part where it stands once another one has changed. */
function movedPart(broken: BrokenPart, part: Range, { shift }: Change): BrokenPart {
  if (broken.end <= part.start) return broken
  const { start, end, faults } = broken
  return { start: start + shift, end: end + shift, faults: faults.map((fault) => movedFault(fault, () => shift)) }
}

/** The maps and lists between whose brackets a change is, the innermost last; all but the outermost. */
function partsAround(root: Node | undefined, change: Range): readonly Part[] {
  const parts: Part[] = []
  let path: Part['path'] = []
  for (let block = root; block && block.kind !== 'scalar'; ) {
    const at = placeAround(block, change)
    const child = childAt(block, at)
    if (!child || child.kind === 'scalar' || change.start <= child.start) break
    parts.push({ path, block, from: at, to: at + 1, start: child.start, end: child.end })
    path = [...path, { block, at }]
    block = child
  }
  return parts
}

/** Which child of a map or list ends behind a change. */
function placeAround(block: Part['block'], { end }: Range): number {
  let at = 0
  while (at < sizeOf(block) && (childAt(block, at)?.end ?? 0) <= end) at++
  return at
}

import { lastAtMost } from '../syntax/last-at-most.js'
import { type Json, keyText, type Node, type Range, writtenJson, type Tree, withQuotes } from '../syntax/tree.js'
import { commentsOf, yamlComment } from './comments.js'
import { visibleEnd } from './edit-tree.js'
import { contains } from './node-at.js'
import type { Remark, Remarks } from './remarks.js'

/** A node as a plain value, with the comments that stand in a part of the text. */
export function remarked(tree: Tree, node: Node, within: Range): { readonly value: Json; readonly remarks: Remarks } {
  const value = writtenJson(node)
  const remarks = new Map<object, Map<string | number, Remark>>()
  const containers = new Map<Node, Container>()
  for (const container of containersOf(tree, node, value, undefined)) containers.set(container.node, container)
  for (const comment of commentsOf(tree)) {
    if (comment.start < within.start || comment.end > within.end) continue
    const place = placeOf(tree, comment, node, containers)
    if (place) remark(remarks, place, yamlComment(tree.text.slice(comment.start, comment.end)))
  }
  return { value, remarks }
}

/** A map or list, with what stands in it, and where it stands itself. */
interface Container {
  readonly node: Node
  readonly isFlow: boolean
  readonly slots: readonly Slot[]
  readonly starts: readonly number[]
  readonly around: Slot | undefined
}

type Containers = ReadonlyMap<Node, Container>

/** An entry or item. */
interface Slot extends Range {
  readonly key: string | number
  readonly value: Node
  /** What it stands in, and where that stands. */
  readonly of: object
  readonly around: Slot | undefined
}

function* containersOf(tree: Tree, node: Node, value: Json, around: Slot | undefined): Generator<Container> {
  if (node.kind === 'scalar' || typeof value !== 'object' || value === null) return
  const slots = slotsOf(tree, node, value, around)
  const isFlow = tree.format === 'json' || node.flow
  yield {
    node,
    isFlow,
    slots,
    starts: slots.map(({ start }) => start),
    around,
  }
  for (const slot of slots)
    yield* containersOf(tree, slot.value, (value as Readonly<Record<string, Json>>)[slot.key] ?? null, slot)
}

function slotsOf(tree: Tree, node: Node, of: object, around: Slot | undefined): readonly Slot[] {
  const slot = (key: string | number, value: Node, start: number): Slot => ({
    key,
    value,
    of,
    around,
    start,
    end: Math.max(start, visibleEnd(tree, value)),
  })
  if (node.kind === 'list') return node.items.map((item, at) => slot(at, item, withQuotes(item).start))
  if (node.kind === 'scalar') return []
  return node.entries.flatMap(({ key, value, merged }) =>
    merged ? [] : slot(keyText(key), value, withQuotes(key).start),
  )
}

interface Place {
  readonly slot: Slot
  readonly side: keyof Remark
}

/** Where a comment belongs: beside what ends on its line, else above what comes next, or below what was last. */
function placeOf({ text }: Tree, comment: Range, root: Node, containers: Containers): Place | undefined {
  const { container, before, next } = around(comment.start, root, containers)
  const isBeside = (from: number): boolean => !text.slice(from, comment.start).includes('\n')
  if (before && comment.start < before.value.start) {
    const [first = before] = containers.get(before.value)?.slots ?? []
    return isBeside(before.start) ? { slot: before, side: 'beside' } : above(first)
  }
  if (before && isBeside(before.end)) {
    const slot = lastIn(before, containers)
    return { slot, side: isItemWithLines(slot) ? 'below' : 'beside' }
  }
  if (next) return above(next)
  if (before) return { slot: before, side: 'below' }
  return container?.around && above(container.around)
}

/** The innermost map or list around an offset, and what stands in it before and behind. */
function around(
  offset: number,
  root: Node,
  containers: Containers,
): {
  readonly container?: Container
  readonly before?: Slot
  readonly next?: Slot
} {
  const container = containers.get(root)
  if (!container) return {}
  const at = lastAtMost(container.starts, offset)
  // Where nothing stands before the offset, the first place is given all the same.
  const next = (container.starts[at] ?? offset) > offset ? at : at + 1
  const [before, behind] = [container.slots[next - 1], container.slots[next]]
  if (before && containers.has(before.value) && contains(before.value, offset))
    return around(offset, before.value, containers)
  return { container, ...(before && { before }), ...(behind && { next: behind }) }
}

/** What ends where an entry ends, in lines of YAML the last one in it. */
function lastIn(slot: Slot, containers: Containers): Slot {
  const container = containers.get(slot.value)
  const inner = container?.isFlow ? undefined : container?.slots.at(-1)
  return inner ? lastIn(inner, containers) : slot
}

/** Above the first entry of an item is above the item, whose dash stands on the same line. */
function above(slot: Slot): Place {
  const { around } = slot
  const isFirst = around && around.value.kind !== 'scalar' && withFirst(around.value) === slot.start
  return isFirst && typeof around.key === 'number' ? above(around) : { slot, side: 'above' }
}

function withFirst(node: Node): number | undefined {
  if (node.kind === 'scalar') return undefined
  const first = node.kind === 'list' ? node.items[0] : node.entries[0]?.key
  return first && withQuotes(first).start
}

function remark(
  remarks: Map<object, Map<string | number, Remark>>,
  { slot, side }: Place,
  lines: readonly string[],
): void {
  const own = remarks.get(slot.of) ?? new Map<string | number, Remark>()
  remarks.set(slot.of, own)
  const known = own.get(slot.key) ?? { above: [], below: [] }
  const [line, ...others] = lines
  const isBeside = side === 'beside' && others.length === 0 && known.beside === undefined && !isItemWithLines(slot)
  if (isBeside && line !== undefined) own.set(slot.key, { ...known, beside: line })
  else if (side === 'below') own.set(slot.key, { ...known, below: [...known.below, ...lines] })
  else own.set(slot.key, { ...known, above: [...known.above, ...lines] })
}

/** Behind the dash of such an item stands its first entry. */
const isItemWithLines = ({ key, value }: Slot): boolean =>
  typeof key === 'number' && value.kind !== 'scalar' && withFirst(value) !== undefined

import { stepFields as automationFields } from '../../../schemas/step-fields.js'
import { stepFields as commandFields } from '../../../schemas/command/step-fields.js'
import { isAutomation } from '../../document/build.js'
import { layoutOf } from '../../document/layout-of.js'
import type { SsmDocument } from '../../document/document.js'
import { type Entry, keyText, type MapNode, type Range, type Tree, withQuotes } from '../../syntax/tree.js'
import { formOf, lineEnd, ownEntries, visibleEnd } from '../edit-tree.js'
import { stepAround } from '../node-at.js'
import type { Refactor } from './refactoring.js'

/** Brings the keys of a step, or of the document, into the order of the documentation. Comments move with the key below them. */
export const sortKeys: Refactor = (document, offset) => {
  // An anchor has to stand before what repeats it.
  if (document.tree.entangled) return undefined
  const step = stepAround(document, offset)
  const map = step?.node.kind === 'map' ? step.node : document.root
  const order = step ? orderOfSteps(document) : Object.keys(layoutOf(document)?.fields ?? {})
  const entries = ownEntries(map)
  const rank = ({ key }: Entry): number => (order.indexOf(keyText(key)) + order.length + 1) % (order.length + 1)
  const sorted = entries.toSorted((a, b) => rank(a) - rank(b))
  if (entries.length !== map.entries.length || sorted.every((entry, at) => entry === entries[at])) return undefined
  const pieces = piecesOf(document.tree, map, entries)
  const edits = pieces?.map((piece, at) => {
    const from = pieces[entries.indexOf(sorted[at] ?? ({} as Entry))] ?? piece
    return { ...piece, text: document.tree.text.slice(from.start, from.end), from }
  })
  return (
    edits && { title: step ? 'sort the keys of the step' : 'sort the keys of the document', kind: 'rewrite', edits }
  )
}

const orderOfSteps = ({ kind }: SsmDocument): readonly string[] =>
  isAutomation(kind)
    ? Object.keys(automationFields)
    : ['name', ...Object.keys(commandFields).filter((key) => key !== 'name')]

/** What moves with each entry; undefined where it is not clear what belongs to which. */
function piecesOf(tree: Tree, map: MapNode, entries: readonly Entry[]): readonly Range[] | undefined {
  const own = entries.map(({ key, value }) => ({
    start: withQuotes(key).start,
    end: Math.max(withQuotes(key).end, visibleEnd(tree, value)),
  }))
  const between = own.slice(1).map(({ start }, at) => tree.text.slice(own[at]?.end ?? start, start))
  if (formOf(tree, map) !== 'block') return between.every((text) => /^\s*,\s*$/.test(text)) ? own : undefined
  if (!between.every((text) => /^:?[^\S\n]*(?:#.*)?\n(?:[^\S\n]*(?:#.*)?\n)*[^\S\n]*$/.test(text))) return undefined
  return own.map(({ start, end }, at) => ({
    start: at === 0 ? start : start - commentsBefore(between[at - 1] ?? ''),
    end: end + (/^:?[^\S\n]*#.*|^:/.exec(tree.text.slice(end, lineEnd(tree, end)))?.[0].length ?? 0),
  }))
}

/** How long the comments above a key are, from the first of them on. */
function commentsBefore(between: string): number {
  const lines = between.slice(between.indexOf('\n'))
  const first = lines.indexOf('#')
  return first < 0 ? 0 : lines.length - first
}

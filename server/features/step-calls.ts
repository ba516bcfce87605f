import { addTo } from '../languages/add-to.js'
import type { SsmDocument, Step } from '../document/document.js'
import { type Edge, flowOf } from '../document/flow.js'
import type { Range } from '../syntax/tree.js'
import { around, rangeOnly, stepAround } from './node-at.js'

/** A step as an item of a hierarchy. */
export interface StepItem {
  readonly name: string
  readonly detail: string
  readonly range: Range
  readonly selection: Range
}

/** A step that leads to another, or follows it, and the places that say so. */
export interface StepCall {
  readonly step: StepItem
  readonly places: readonly Range[]
}

/** The step at an offset. */
export function stepItemAt(document: SsmDocument, offset: number): StepItem | undefined {
  const step = stepAround(document, offset)
  return step && itemOf(step)
}

/** The steps that lead to the one at an offset. */
export const incomingCalls = (document: SsmDocument, offset: number): StepCall[] =>
  grouped(document, offset, (edge, step) => (edge.to === step ? edge.from : undefined))

/** The steps that the one at an offset leads to. */
export const outgoingCalls = (document: SsmDocument, offset: number): StepCall[] =>
  grouped(document, offset, (edge, step) => (edge.from === step ? edge.to : undefined))

function grouped(
  document: SsmDocument,
  offset: number,
  otherEnd: (edge: Edge, step: Step) => Step | undefined,
): StepCall[] {
  const step = stepAround(document, offset)
  const found = new Map<Step, Range[]>()
  for (const edge of step ? flowOf(document).edges : []) {
    const other = step && otherEnd(edge, step)
    if (other) addTo(found, other, edge.jump ? rangeOnly(edge.jump) : selectionOf(edge.from))
  }
  return [...found].map(([other, places]) => ({ step: itemOf(other), places }))
}

const selectionOf = ({ nameNode, actionNode, node }: Step): Range =>
  rangeOnly(nameNode ?? actionNode ?? { start: node.start, end: node.start })

/** A step as an item: by its name, or else by its place among the others. */
export function itemOf(step: Step): StepItem {
  const selection = selectionOf(step)
  return {
    name: step.name ?? `step ${step.index + 1}`,
    detail: step.action ?? '',
    range: around(step.node, selection),
    selection,
  }
}

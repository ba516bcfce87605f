import type { SsmDocument, Step } from '../document/document.js'
import type { Range } from '../syntax/tree.js'
import { around, rangeOnly } from './node-at.js'
import { itemOf } from './step-calls.js'

/** An entry of the outline of a document. */
export interface OutlineEntry {
  readonly name: string
  readonly detail: string
  readonly kind: 'parameter' | 'variable' | 'step'
  /** Everything that belongs to it. */
  readonly range: Range
  /** Its name. */
  readonly selection: Range
  readonly children: readonly OutlineEntry[]
}

/** The outline: parameters, variables, and steps with the bodies of loops in them. */
export function outlineOf(document: SsmDocument): OutlineEntry[] {
  const declared = (kind: 'parameter' | 'variable') => (each: SsmDocument['parameters'][number]) => ({
    name: each.name,
    detail: each.type ?? '',
    kind,
    range: around(each.key, each.node),
    selection: rangeOnly(each.key),
    children: [],
  })
  return [
    ...document.parameters.map(declared('parameter')),
    ...document.variables.map(declared('variable')),
    ...document.mainSteps.map(ofStep),
  ]
}

const ofStep = (step: Step): OutlineEntry => ({ ...itemOf(step), kind: 'step', children: step.body.map(ofStep) })

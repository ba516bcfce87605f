import type { Entry } from '../syntax/tree.js'
import { keyText } from '../syntax/tree.js'
import type { Jump, Step, StepOutput } from './document.js'
import { factOf } from './fact-of.js'

/** An entry of a step itself, such as `isEnd`. */
export interface StepField {
  readonly step: Step
  readonly entry: Entry
}

/** The steps of a document by what they have, so that a rule looks at those only that it speaks of. All in the order of the text. */
export interface StepIndex {
  withAction(action: string): readonly Step[]
  /** Where a key is written twice the last entry counts. */
  withField(name: string): readonly StepField[]
  /** The declared outputs. */
  readonly outputs: readonly (StepOutput & { readonly step: Step })[]
  readonly jumps: readonly Jump[]
  readonly names: readonly string[]
}

/** Made once for a document. */
export const stepIndex = factOf(({ steps }): StepIndex => {
  const byAction = new Map<string, Step[]>()
  const byField = new Map<string, StepField[]>()
  for (const step of steps) {
    if (step.action !== undefined) add(byAction, step.action, step)
    addFields(byField, step)
  }
  return {
    withAction: (action) => byAction.get(action) ?? [],
    withField: (name) => byField.get(name) ?? [],
    outputs: steps.flatMap((step) => step.outputs.map((output) => ({ ...output, step }))),
    jumps: steps.flatMap((step) => step.jumps),
    names: steps.flatMap(({ name }) => name ?? []),
  }
})

function addFields(byField: Map<string, StepField[]>, step: Step): void {
  if (step.node.kind !== 'map') return
  for (const entry of step.node.entries) {
    const name = keyText(entry.key)
    if (step.entry(name) === entry) add(byField, name, { step, entry })
  }
}

function add<T>(lists: Map<string, T[]>, name: string, thing: T): void {
  const list = lists.get(name)
  if (list) list.push(thing)
  else lists.set(name, [thing])
}

import { addTo } from '../languages/add-to.js'
import type { Entry } from '../syntax/tree.js'
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
  readonly outputs: readonly StepOutput[]
  readonly jumps: readonly Jump[]
  readonly names: readonly string[]
}

/** Made once for a document. */
export const stepIndex = factOf(({ steps }): StepIndex => {
  const byAction = new Map<string, Step[]>()
  const byField = new Map<string, StepField[]>()
  const [outputs, jumps, names]: [StepOutput[], Jump[], string[]] = [[], [], []]
  for (const step of steps) {
    if (step.action !== undefined) addTo(byAction, step.action, step)
    addFields(byField, step)
    for (const output of step.outputs) outputs.push(output)
    for (const jump of step.jumps) jumps.push(jump)
    if (step.name !== undefined) names.push(step.name)
  }
  return {
    withAction: (action) => byAction.get(action) ?? [],
    withField: (name) => byField.get(name) ?? [],
    outputs,
    jumps,
    names,
  }
})

function addFields(byField: Map<string, StepField[]>, step: Step): void {
  if (step.node.kind !== 'map') return
  for (const entry of step.node.entries) {
    const name = entry.key.value
    if (typeof name !== 'string') continue
    const fields = byField.get(name)
    if (fields?.at(-1)?.step === step) fields.pop()
    addTo(byField, name, { step, entry })
  }
}

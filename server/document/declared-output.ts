import type { Step, StepOutput } from './document.js'
import { once } from '../syntax/once.js'

/** Among so many outputs one is found as fast by looking at each. */
const few = 10

/** The output that a step declares under a name; the first of several. */
export const declaredOutput = (step: Step | undefined, name: string): StepOutput | undefined =>
  step && (step.outputs.length > few ? byName(step).get(name) : step.outputs.find((output) => output.name === name))

const byName = once(
  ({ outputs }: Step): ReadonlyMap<string | undefined, StepOutput> =>
    new Map(outputs.toReversed().map((output) => [output.name, output])),
)

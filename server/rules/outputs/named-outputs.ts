import type { Step } from '../../document/document.js'
import { outputNames } from '../../document/output-names.js'
import { guesser } from '../../languages/nearest.js'

/** The outputs that a step has, and which of them was probably meant by another name. */
export interface NamedOutputs {
  readonly names: ReadonlySet<string>
  nearest(name: string): string | undefined
}

/** The outputs of steps, each looked up once; undefined where some of a step are not known. */
export function outputsOfSteps(): (step: Step) => NamedOutputs | undefined {
  const found = new Map<Step, NamedOutputs | undefined>()
  return (step) => {
    if (!found.has(step)) {
      const names = outputNames(step)
      found.set(step, names && { names, nearest: guesser([...names]) })
    }
    return found.get(step)
  }
}

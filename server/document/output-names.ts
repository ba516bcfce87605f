import { commonOutputs } from '../../schemas/action.js'
import { actionOf } from './action-of.js'
import type { Step } from './document.js'
import { outputsKnown } from './known-names.js'

/** Every output that a step has: what it declares, what its action gives, and what all steps have. Undefined where some are not known. */
export function outputNames(step: Step): ReadonlySet<string> | undefined {
  const action = actionOf(step)
  if (!action || !outputsKnown(step.entry('outputs')?.value)) return undefined
  const declared = step.outputs.map(({ name }) => name)
  if (declared.includes(undefined)) return undefined
  return new Set([
    ...declared.filter((name) => name !== undefined),
    ...Object.keys(action.outputs),
    ...Object.keys(commonOutputs),
  ])
}

import { inputOf } from '../../../schemas/action.js'
import type { Step } from '../../document/document.js'
import { type Entry, entryOf } from '../../syntax/tree.js'

/** An `inputs` within the inputs of a step: what is in it was meant to stand right under the outer one. */
export function nestedInputs({ inputs, definition }: Step): Entry | undefined {
  const entry = entryOf(inputs, 'inputs')
  const isNested = entry?.value.kind === 'map' && definition !== undefined && !inputOf(definition, 'inputs')
  return isNested ? entry : undefined
}

/** Whether an input that a step seems to lack stands in such an `inputs`, of which another rule speaks. */
export const isNested = (step: Step, name: string): boolean => entryOf(nestedInputs(step)?.value, name) !== undefined

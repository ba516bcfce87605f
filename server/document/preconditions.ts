import { platformVariable } from '../../schemas/command/step-fields.js'
import { platformTypes } from '../../schemas/platform-types.js'
import type { Platform } from '../../schemas/action.js'
import { entryOf, type Node, type ScalarNode, stringOf } from '../syntax/tree.js'
import type { Step } from './document.js'

/** The two texts that the precondition of a step compares, where there are two. */
export function comparedTexts(step: Step): readonly [ScalarNode, ScalarNode] | undefined {
  const list = entryOf(step.entry('precondition')?.value, 'StringEquals')?.value
  const [first, second] = list?.kind === 'list' && list.items.length === 2 ? list.items : []
  return first?.kind === 'scalar' && second?.kind === 'scalar' ? [first, second] : undefined
}

/** The text that a precondition compares with the platform of the node. */
export function comparedWithPlatform(step: Step): ScalarNode | undefined {
  const [first, second] = comparedTexts(step) ?? []
  if (stringOf(first) === platformVariable) return second
  return stringOf(second) === platformVariable ? first : undefined
}

/** The platform on which alone a step runs by its precondition. The agent compares without regard to letter case. */
export function platformOf(step: Step): Platform | undefined {
  const text = stringOf(comparedWithPlatform(step))?.toLowerCase()
  return platformTypes.find((platform) => platform.toLowerCase() === text)
}

/** Where the precondition of a step stands. */
export const preconditionOf = (step: Step): Node | undefined => step.entry('precondition')?.value

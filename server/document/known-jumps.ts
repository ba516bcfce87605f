import { isDynamic, type Node, stringOf } from '../syntax/tree.js'
import { conditionsOf } from './conditions.js'
import type { Step } from './document.js'
import { endKnown, flowOf } from './flow.js'
import { actionsKnown } from './known-names.js'
import { loopEntered } from './loops.js'
import { factOf } from './fact-of.js'

/** Following each way costs the square of the steps; no runbook of a size that AWS takes has more. */
const mostSteps = 2000

/** Whether every jump of a runbook leads to a step, and none into a loop. While one is faulty nobody knows which steps it was meant to reach. */
export const jumpsKnown = factOf((document): boolean => {
  if (document.steps.length > mostSteps || !actionsKnown(document)) return false
  if (flowOf(document).edges.some(({ jump, from, to }) => jump && (!to || loopEntered(from, to)))) return false
  const choices = conditionsOf(document).all.flatMap(({ choice }) => choice ?? [])
  return choices.every(({ nextStep }) => isName(nextStep?.value)) && document.steps.every(isReadable)
})

function isReadable(step: Step): boolean {
  const isBranch = step.action === 'aws:branch'
  const choices = isBranch ? step.input('Choices') : undefined
  return (
    isNameOrNothing(step.entry('nextStep')?.value) &&
    isNameOrNothing(step.input('Default')) &&
    endKnown(step) &&
    isWordOrNothing(step.entry('onFailure')?.value) &&
    isWordOrNothing(step.entry('onCancel')?.value) &&
    (!isBranch || (choices?.kind === 'list' && !choices.items.some(isDynamic)))
  )
}

const isNameOrNothing = (node: Node | undefined): boolean => node === undefined || isName(node)
const isWordOrNothing = (node: Node | undefined): boolean =>
  node === undefined || /^(?:Abort|Continue|step:.+)$/.test(stringOf(node) ?? '')

const isName = (node: Node | undefined): boolean => stringOf(node)?.includes('{{') === false

import { isDynamic, type Node, stringOf } from '../syntax/tree.js'
import { conditionsOf } from './conditions.js'
import type { SsmDocument } from './document.js'
import { endKnown, flowOf } from './flow.js'
import { actionsKnown } from './known-names.js'
import { loopEntered } from './loops.js'
import { factOf } from './fact-of.js'
import { stepIndex } from './step-index.js'

/** Following each way costs the square of the steps; no runbook of a size that AWS takes has more. */
const mostSteps = 2000

/** Whether every jump of a runbook leads to a step, and none into a loop. While one is faulty nobody knows which steps it was meant to reach. */
export const jumpsKnown = factOf((document): boolean => {
  if (document.steps.length > mostSteps || !actionsKnown(document)) return false
  if (flowOf(document).edges.some(({ jump, from, to }) => jump && (!to || loopEntered(from, to)))) return false
  const isNamed = conditionsOf(document).all.every(({ choice }) => !choice || isName(choice.nextStep?.value))
  return isNamed && isReadable(document)
})

function isReadable(document: SsmDocument): boolean {
  const { withField, withAction } = stepIndex(document)
  return (
    withField('nextStep').every(({ entry }) => isName(entry.value)) &&
    withField('onFailure').every(({ entry }) => isWord(entry.value)) &&
    withField('onCancel').every(({ entry }) => isWord(entry.value)) &&
    withField('isEnd').every(({ step }) => endKnown(step)) &&
    document.steps.every((step) => isNameOrNothing(step.input('Default'))) &&
    withAction('aws:branch').every((step) => isListed(step.input('Choices')))
  )
}

const isListed = (choices: Node | undefined): boolean => choices?.kind === 'list' && !choices.items.some(isDynamic)
const isNameOrNothing = (node: Node | undefined): boolean => node === undefined || isName(node)
const isWord = (node: Node): boolean => /^(?:Abort|Continue|step:.+)$/.test(stringOf(node) ?? '')

const isName = (node: Node | undefined): boolean => stringOf(node)?.includes('{{') === false

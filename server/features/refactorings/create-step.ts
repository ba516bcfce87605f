import type { Jump, SsmDocument } from '../../document/document.js'
import { stepsKnown } from '../../document/known-names.js'
import type { Edit } from '../../rules/rule.js'
import { addItem } from '../edit-tree.js'
import { contains } from '../node-at.js'
import { appendStep } from './append-step.js'
import type { Refactor } from './refactoring.js'

/** Writes a step to which another one leads and which is not there yet: behind that one, where it is all that follows, or else behind the last. */
export const createStep: Refactor = (document, offset) => {
  if (document.kind !== 'Automation' || !stepsKnown(document)) return undefined
  const jump = document.steps.flatMap(({ jumps }) => jumps).find((each) => contains(each, offset))
  if (!jump || !/^\w+$/.test(jump.to) || document.step(jump.to)) return undefined
  const step = { name: jump.to, action: 'aws:sleep', inputs: { Duration: 'PT1S' } }
  const edits = jump.kind === 'nextStep' ? behind(document, jump, step) : appendStep(document, step)
  return edits && { title: `create the step \`${jump.to}\``, kind: 'quickfix', edits }
}

/** The step behind the one that leads to it, from which a run goes on as the list does. */
function behind({ tree, mainStepsNode }: SsmDocument, { from }: Jump, step: object): readonly Edit[] | undefined {
  const list = from.loop ? from.loop.input('Steps') : mainStepsNode
  const item = list?.kind === 'list' ? addItem(tree, list, step, from.node) : undefined
  return item && [item]
}

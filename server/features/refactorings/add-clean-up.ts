import { isAutomation } from '../../document/build.js'
import { addEntry, addItem, hasKey } from '../edit-tree.js'
import { contains } from '../node-at.js'
import type { Refactor } from './refactoring.js'

/** Lets a step that fails go on at a new last step, which is for undoing what was done. */
export const addCleanUp: Refactor = (document, offset) => {
  const { tree, mainStepsNode, mainSteps } = document
  const step = mainSteps.find(({ node }) => contains(node, offset))
  if (!isAutomation(document.kind) || !mainStepsNode || step?.node.kind !== 'map' || hasKey(step.node, 'onFailure'))
    return undefined
  let name = 'cleanUp'
  for (let count = 2; document.step(name); count++) name = `cleanUp${count}`
  const cleanUp = {
    name,
    action: 'aws:sleep',
    description: 'Undo here what the steps before have done.',
    inputs: { Duration: 'PT1S' },
    isEnd: true,
  }
  const item = addItem(tree, mainStepsNode, cleanUp)
  const field = addEntry(tree, step.node, 'onFailure', `step:${name}`)
  if (!item) return undefined
  // Of the last step both stand in one place: the field comes first.
  const edits = field.start === item.start ? [{ ...field, text: field.text + item.text }] : [field, item]
  return { title: 'add a clean-up step for failures', kind: 'rewrite', edits }
}

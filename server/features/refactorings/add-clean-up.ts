import { flowOf } from '../../document/flow.js'
import type { Edit } from '../../rules/rule.js'
import { addEntry, addItem, hasKey } from '../edit-tree.js'
import { contains } from '../node-at.js'
import type { Refactor } from './refactoring.js'

/** Lets a step that fails go on at a new last step, which is for undoing what was done. */
export const addCleanUp: Refactor = (document, offset) => {
  const { tree, mainStepsNode, mainSteps } = document
  const step = mainSteps.find(({ node }) => contains(node, offset))
  const last = mainSteps.at(-1)
  // Change templates have steps for approval only.
  if (document.kind !== 'Automation' || !mainStepsNode || !last) return undefined
  if (step?.node.kind !== 'map' || last.node.kind !== 'map' || hasKey(step.node, 'onFailure')) return undefined
  // What went on behind the last step, which was the end, would go on with the new one.
  const goesOn = flowOf(document)
    .from(last)
    .some(({ reason }) => reason === 'next')
  if (goesOn && (hasKey(last.node, 'isEnd') || last.action === 'aws:branch')) return undefined
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
  if (!item) return undefined
  const fields = [
    addEntry(tree, step.node, 'onFailure', `step:${name}`),
    ...(goesOn ? [addEntry(tree, last.node, 'isEnd', true)] : []),
  ]
  return { title: 'add a clean-up step for failures', kind: 'rewrite', edits: joined([...fields, item]) }
}

/** Changes, those in one place as one in their order. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  const at = new Map<number, Edit>()
  for (const edit of edits) at.set(edit.start, { ...edit, text: (at.get(edit.start)?.text ?? '') + edit.text })
  return [...at.values()]
}

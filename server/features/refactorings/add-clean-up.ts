import { freeName } from '../../document/free-name.js'
import { addEntry, hasKey } from '../edit-tree.js'
import { contains } from '../node-at.js'
import { appendStep } from './append-step.js'
import type { Refactor } from './refactoring.js'

/** Lets a step that fails go on at a new last step, which is for undoing what was done. */
export const addCleanUp: Refactor = (document, offset) => {
  const step = document.mainSteps.find(({ node }) => contains(node, offset))
  if (step?.node.kind !== 'map' || hasKey(step.node, 'onFailure')) return undefined
  const name = freeName('cleanUp', (each) => document.step(each) !== undefined)
  const cleanUp = {
    name,
    action: 'aws:sleep',
    description: 'Undo here what the steps before have done.',
    inputs: { Duration: 'PT1S' },
  }
  const edits = appendStep(document, cleanUp, [addEntry(document.tree, step.node, 'onFailure', `step:${name}`)])
  return edits && { title: 'add a clean-up step for failures', kind: 'rewrite', edits }
}

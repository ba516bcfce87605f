import type { SsmDocument } from '../../document/document.js'
import { flowOf } from '../../document/flow.js'
import type { Edit } from '../../rules/rule.js'
import { addEntry, addItem, hasKey } from '../edit-tree.js'
import { joined } from './joined.js'

/**
 * The changes that put a step behind the last one, which a run comes to only by a jump, and which ends it; undefined where the run might go
 * on there otherwise. Changes in one place are one in their order, those of `more` the first.
 */
export function appendStep(
  document: SsmDocument,
  step: object,
  more: readonly Edit[] = [],
): readonly Edit[] | undefined {
  const { tree, mainStepsNode, mainSteps } = document
  const last = mainSteps.at(-1)
  // Change templates have steps for approval only.
  if (document.kind !== 'Automation' || !mainStepsNode || last?.node.kind !== 'map') return undefined
  // What went on behind the last step, which was the end, would go on with the new one.
  const goesOn = flowOf(document)
    .from(last)
    .some(({ reason }) => reason === 'next')
  if (goesOn && (hasKey(last.node, 'isEnd') || last.action === 'aws:branch')) return undefined
  const item = addItem(tree, mainStepsNode, { ...step, isEnd: true })
  return item && joined([...more, ...(goesOn ? [addEntry(tree, last.node, 'isEnd', true)] : []), item])
}

import { awsOnlyActions } from '../../../schemas/automation/index.js'
import { quote } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { didYouMean } from '../../languages/nearest.js'
import { stringOf, writtenKey } from '../../syntax/tree.js'
import { correction, type Finding } from '../rule.js'
import { isMisplaced } from './family.js'

/** The actions, or plugins, of steps that do not exist, each with the one that was probably meant. */
export function unknownNames(document: SsmDocument, what: 'action' | 'plugin'): readonly Finding[] {
  const found: Finding[] = []
  for (const step of document.steps) {
    const { action, actionNode, definition } = step
    if (action === undefined || actionNode?.kind !== 'scalar') continue
    const isKnown = definition || awsOnlyActions.has(action)
    if (isKnown && actionNode.value === action) continue
    const written = step.entry('action') ? (stringOf(actionNode) ?? '') : writtenKey(actionNode)
    if (isKnown && written === action) continue
    if (written.includes('{{') || isMisplaced(step, document)) continue
    const meant = written === action ? undefined : action
    found.push({
      range: actionNode,
      message: written === '' ? `the ${what} is empty` : `no ${what} is named ${quote(written)}${didYouMean(meant)}`,
      ...(meant !== undefined && { fixes: [correction(actionNode, written, meant)] }),
    })
  }
  return found
}

import { actions, awsOnlyActions } from '../../../schemas/automation/index.js'
import { quote } from '../../document/describe.js'
import { didYouMean } from '../../languages/nearest.js'
import { correction, rule } from '../rule.js'
import { isMisplaced } from './family.js'
import { meantName } from './meant-name.js'

const names = Object.keys(actions)

export const unknownAction = rule({
  name: 'unknown-action',
  severity: 'error',
  kinds: ['Automation'],
  summary: 'A step of a runbook names an action that does not exist.',
  why: 'Systems Manager refuses the runbook when it is created. Names of actions are case-sensitive.',
  aws: 'Unknown action: X',
  page: 'automation-actions',

  *check(document) {
    for (const step of document.steps) {
      const { action, actionNode, definition } = step
      if (action === undefined || !actionNode || definition || awsOnlyActions.has(action)) continue
      if (action.includes('{{') || isMisplaced(step, document)) continue
      const meant = meantName(action, names)
      yield {
        range: actionNode,
        message: `no action is named ${quote(action)}${didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [correction(actionNode, action, meant)] }),
      }
    }
  },
})

import { awsOnlyActions } from '../../../schemas/automation/index.js'
import { type Finding, rule } from '../rule.js'

export const awsOnlyAction = rule({
  name: 'aws-only-action',
  severity: 'warning',
  kinds: ['Automation'],
  summary: "A step has an action that only AWS's own runbooks use.",
  why: 'AWS does not document these actions and does not offer them to others.',
  page: 'automation-actions',

  check({ steps }) {
    const found: Finding[] = []
    for (const { action, actionNode } of steps) {
      if (action === undefined || !actionNode || !awsOnlyActions.has(action)) continue
      found.push({
        range: actionNode,
        message: `\`${action}\` is an action of AWS's own runbooks; none documented does the same`,
      })
    }
    return found
  },
})

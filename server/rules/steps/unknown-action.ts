import { rule } from '../rule.js'
import { unknownNames } from './unknown-names.js'

export const unknownAction = rule({
  name: 'unknown-action',
  severity: 'error',
  kinds: ['Automation'],
  summary: 'A step of a runbook names an action that does not exist.',
  why: 'Systems Manager refuses the runbook when it is created. Names of actions are case-sensitive.',
  aws: 'Unknown action: X',
  page: 'automation-actions',

  check: (document) => unknownNames(document, 'action'),
})

import { stepIndex } from '../../document/step-index.js'
import { valueAt } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const deliveryTimeout = rule({
  name: 'delivery-timeout',
  severity: 'info',
  kinds: runbooks,
  summary: 'A command has a time limit for its delivery, and none for its run.',
  why: '`TimeoutSeconds` of `aws:runCommand` says how long a node may take to begin. How long the command runs is limited by `timeoutSeconds` of the step, or by a parameter of the document.',
  page: 'automation-action-runcommand',

  check(document) {
    const found: Finding[] = []
    for (const step of stepIndex(document).withAction('aws:runCommand')) {
      if (step.inputs?.kind !== 'map') continue
      const entry = step.inputs.entries.find(({ key }) => key.value === 'TimeoutSeconds')
      const limited = step.entry('timeoutSeconds') || valueAt(step.inputs, 'Parameters', 'executionTimeout')
      if (entry && !limited)
        found.push({
          range: entry.key,
          message: '`TimeoutSeconds` limits the delivery of the command; its run has no limit',
        })
    }
    return found
  },
})

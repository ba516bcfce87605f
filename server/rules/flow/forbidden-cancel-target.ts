import { actionOf } from '../../document/action-of.js'
import { targetOf } from '../../document/flow.js'
import { stepIndex } from '../../document/step-index.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const forbiddenCancelTarget = rule({
  name: 'forbidden-cancel-target',
  severity: 'warning',
  kinds: runbooks,
  needs: 'jumps',
  summary: '`onCancel` goes to a step whose action may not follow a cancellation.',
  why: 'After a cancellation steps have two minutes, and the user guide allows no actions as the target that take longer or wait for people. A runbook that AWS published for a workshop has one all the same.',
  page: 'automation-actions',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const jump of stepIndex(document).jumps) {
      if (jump.kind !== 'onCancel') continue
      const target = targetOf(jump.from, jump.to, document)
      if (!target || actionOf(target)?.step.onCancelTarget !== false) continue
      found.push({
        range: jump,
        message: `\`${jump.to}\` is a step with \`${target.action}\`, to which \`onCancel\` may not go`,
        related: [{ range: target.actionNode ?? target.node, message: 'its action' }],
      })
    }
    return found
  },
})

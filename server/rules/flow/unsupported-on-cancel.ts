import { actionOf } from '../../document/action-of.js'
import { stepIndex } from '../../document/step-index.js'
import { stringOf } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const unsupportedOnCancel = rule({
  name: 'unsupported-on-cancel',
  severity: 'error',
  kinds: runbooks,
  summary: 'A step has `onCancel` though its action does not support it.',
  why: '`aws:loop` and `aws:updateVariable` do not support the property. Steps inside a loop may have it.',
  page: 'automation-actions',

  check(document) {
    const found: Finding[] = []
    for (const { step, entry } of stepIndex(document).withField('onCancel')) {
      if (actionOf(step)?.step.onCancel !== false) continue
      const severity = stringOf(entry.value) === 'Abort' ? 'warning' : 'error'
      const place = step.action === 'aws:loop' ? '; give it to the steps inside the loop' : ''
      found.push({ range: entry.key, severity, message: `\`${step.action}\` does not support \`onCancel\`${place}` })
    }
    return found
  },
})

import type { StepBehaviour } from '../../../schemas/action.js'
import { fixedInteger } from '../../document/inputs.js'
import { stepIndex } from '../../document/step-index.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const tooLongTimeout = rule({
  name: 'too-long-timeout',
  severity: 'warning',
  kinds: runbooks,
  summary: 'The timeout of a step is longer than its action can take.',
  why: 'Automation accepts the number, but the action ends by itself before. More than the 30 days that an approval or a pause may wait, as AWS documents, is an error.',
  page: 'automation-handling-timeouts',

  check(document) {
    const found: Finding[] = []
    for (const { step, entry } of stepIndex(document).withField('timeoutSeconds')) {
      const node = entry.value
      const seconds = fixedInteger(node)
      const limits =
        step.definition && 'step' in step.definition ? (step.definition.step as StepBehaviour).timeout : undefined
      if (seconds === undefined || !limits) continue
      const given = step.entry('maxAttempts')?.value
      const attempts = given ? fixedInteger(given) : 1
      if (attempts === undefined) continue
      if (limits.maximum !== undefined && seconds > limits.maximum) {
        const message = `\`${step.action}\` waits for at most ${limits.maximum} seconds, found ${seconds}`
        found.push({ range: node, severity: 'error', message })
      } else if (limits.cap !== undefined && seconds > limits.cap * attempts) {
        const message = `\`${step.action}\` ends after ${limits.cap} seconds, whatever \`timeoutSeconds\` says; found ${seconds}`
        // A single call of an API seldom takes long, and throttled ones are repeated beyond its limit.
        found.push({ range: node, message, ...(step.action === 'aws:executeAwsApi' && { severity: 'info' as const }) })
      }
    }
    return found
  },
})

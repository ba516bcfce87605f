import { longestSleep } from '../../../schemas/automation/sleep.js'
import { quote } from '../../document/describe.js'
import { parseDuration } from '../../languages/time.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { inputsOfFormat } from './formatted.js'

export const tooLongSleep = rule({
  name: 'too-long-sleep',
  severity: 'error',
  kinds: runbooks,
  needs: 'durations',
  summary: 'A step sleeps longer than Automation allows.',
  why: 'The longest delay is 604799 seconds, a second less than 7 days. Of exactly 7 days the pages of AWS contradict each other, so that is a warning.',
  page: 'automation-action-sleep',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const { step, text, node } of inputsOfFormat(document, 'duration')) {
      if (step.action !== 'aws:sleep') continue
      const duration = parseDuration(text)
      if (!duration.ok || duration.seconds <= longestSleep) continue
      const severity = duration.seconds < longestSleep + 2 ? 'warning' : 'error'
      const message = `${quote(text)} is ${duration.seconds} seconds; \`aws:sleep\` waits for at most ${longestSleep}`
      found.push({ range: node, severity, message })
    }
    return found
  },
})

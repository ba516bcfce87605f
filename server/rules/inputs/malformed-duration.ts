import { quote } from '../../document/describe.js'
import { parseDuration } from '../../languages/time.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { inputsOfFormat } from './formatted.js'

export const malformedDuration = rule({
  name: 'malformed-duration',
  severity: 'error',
  kinds: runbooks,
  needs: 'durations',
  summary: 'A text stands where a length of time is wanted, and is none.',
  why: 'Automation reads ISO 8601 durations only; the step fails.',
  page: 'automation-action-sleep',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const { text, node } of inputsOfFormat(document, 'duration')) {
      const duration = parseDuration(text)
      if (!duration.ok) found.push({ range: node, message: duration.message })
      else if (duration.seconds < 0)
        found.push({ range: node, message: `${quote(text)} is a negative duration; nobody can wait for it` })
    }
    return found
  },
})

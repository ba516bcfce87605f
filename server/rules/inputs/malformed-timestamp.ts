import { parseDate, parseTimestamp } from '../../languages/time.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { inputsOfFormat } from './formatted.js'

export const malformedTimestamp = rule({
  name: 'malformed-timestamp',
  severity: 'error',
  kinds: runbooks,
  needs: 'timestamps',
  summary: 'A text stands where a moment is wanted, and is none.',
  why: 'Automation reads ISO 8601 date-times only; the step fails. Whether it takes one without a time or a time zone is not documented.',
  page: 'automation-action-sleep',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const { text, node } of inputsOfFormat(document, 'timestamp')) {
      const moment = parseTimestamp(text)
      if (moment.ok) continue
      const incomplete = parseTimestamp(`${text}Z`).ok || parseDate(text).ok
      found.push({ range: node, severity: incomplete ? 'warning' : 'error', message: moment.message })
    }
    return found
  },
})

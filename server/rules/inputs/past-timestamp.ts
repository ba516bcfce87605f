import { quote } from '../../document/describe.js'
import { parseTimestamp } from '../../languages/time.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { inputsOfFormat } from './formatted.js'

export const pastTimestamp = rule({
  name: 'past-timestamp',
  severity: 'warning',
  kinds: runbooks,
  needs: 'timestamps',
  summary: 'A step waits for a moment that has passed.',
  why: 'The step goes on at once, so that it does nothing any more.',
  page: 'automation-action-sleep',
  acrossSteps: true,

  check(document, { today }) {
    const found: Finding[] = []
    for (const { text, node } of inputsOfFormat(document, 'timestamp')) {
      const moment = parseTimestamp(text)
      if (moment.ok && moment.time < Date.parse(`${today}T00:00:00Z`))
        found.push({ range: node, message: `${quote(text)} has passed; the step does not wait` })
    }
    return found
  },
})

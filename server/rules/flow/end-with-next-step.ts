import { isEnd } from '../../document/flow.js'
import { stepIndex } from '../../document/step-index.js'
import { stepName } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const endWithNextStep = rule({
  name: 'end-with-next-step',
  severity: 'error',
  kinds: runbooks,
  summary: 'A step both ends the run and names the step to go on with.',
  why: 'Systems Manager refuses the document when it is created. `isEnd: false` beside `nextStep` is fine.',
  aws: '"isEnd == true" and nextStep should not exist in same step.',
  page: 'automation-actions',

  check(document) {
    const found: Finding[] = []
    for (const { step, entry: end } of stepIndex(document).withField('isEnd')) {
      const next = step.entry('nextStep')
      if (!next || !isEnd(step)) continue
      found.push({
        range: next.key,
        message: `${stepName(step)} has \`nextStep\` beside \`isEnd: true\`; keep one of them`,
        related: [{ range: end.key, message: 'the run ends here' }],
      })
    }
    return found
  },
})

import { expectedAt } from '../../document/expected-value.js'
import { rangeWithin } from '../../syntax/positions.js'
import { parameterized, replaceWith, rule } from '../rule.js'
import { type HalfReference, halfReferences } from './half-references.js'

export const unclosedReference = rule({
  name: 'unclosed-reference',
  severity: 'warning',
  kinds: parameterized,
  needs: 'half references',
  summary: 'A name of the document stands in braces of which one is missing.',
  why: 'A reference has two braces on either side. With fewer it is text and stays as it is, which is an error where a length or a point of time is wanted.',
  page: 'automation-variables',
  acrossSteps: true,

  *check(document) {
    for (const half of halfReferences(document)) {
      const { scalar, from, to, name } = half
      const range = rangeWithin(document.tree, scalar, from, to)
      const whole = `{{ ${name} }}`
      yield {
        range,
        severity: isTime(half) ? 'error' : 'warning',
        message: `a brace is missing; write \`${whole}\``,
        fixes: [replaceWith(range, whole)],
      }
    }
  },
})

function isTime({ step, path }: HalfReference): boolean {
  const format = step && expectedAt(step, path)?.ssm.format
  return format === 'duration' || format === 'timestamp'
}

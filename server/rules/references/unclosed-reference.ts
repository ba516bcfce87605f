import { expectedAt } from '../../document/expected-value.js'
import { rangeWithin } from '../../syntax/positions.js'
import { valueAt } from '../../syntax/tree.js'
import { type Finding, parameterized, replaceWith, rule } from '../rule.js'
import { halfInScripts } from './half-in-scripts.js'
import { type HalfReference, halfReferences } from './half-references.js'

export const unclosedReference = rule({
  name: 'unclosed-reference',
  severity: 'warning',
  kinds: parameterized,
  needs: 'half references',
  summary: 'A name of the document stands in braces, but not in two on either side.',
  why: 'A reference has two braces on either side. With fewer it is text and stays as it is, which is an error where a length or a point of time is wanted, or no text at all.',
  page: 'automation-variables',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const half of halfReferences(document)) {
      const { scalar, from, to, name } = half
      const range = rangeWithin(document.tree, scalar, from, to)
      const whole = `{{ ${name} }}`
      found.push({
        range,
        severity: isRefused(half) ? 'error' : 'warning',
        message: `${faultOf(String(scalar.value).slice(from, to))}; write \`${whole}\``,
        fixes: [replaceWith(range, whole)],
      })
    }
    for (const { range, written, name } of halfInScripts(document)) {
      const whole = `{{ ${name} }}`
      found.push({ range, message: `${faultOf(written)}; write \`${whole}\``, fixes: [replaceWith(range, whole)] })
    }
    return found
  },
})

const faultOf = (written: string): string =>
  /^\$?\{[^{}]*\}$/.test(written) ? `\`${written}\` is no reference` : 'a brace is missing'

/** Whether the text cannot stand there as it is; an item of a list can. */
function isRefused({ step, path, scalar }: HalfReference): boolean {
  if (!step || valueAt(step.inputs, ...path) !== scalar) return false
  const { type = 'Any', format } = expectedAt(step, path)?.ssm ?? {}
  return (type !== 'Any' && type !== 'String') || format === 'duration' || format === 'timestamp'
}

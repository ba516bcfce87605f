import { expectedAt } from '../../document/expected-value.js'
import { rangeWithin } from '../../syntax/positions.js'
import { type Range, valueAt } from '../../syntax/tree.js'
import { inQuotes } from '../../syntax/unquoted-reference.js'
import { type Finding, type Fix, parameterized, replaceWith, rule } from '../rule.js'
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
        fixes: [mended(half, range, whole)],
      })
    }
    for (const { range, written, name } of halfInScripts(document)) {
      const whole = `{{ ${name} }}`
      found.push({ range, message: `${faultOf(written)}; write \`${whole}\``, fixes: [replaceWith(range, whole)] })
    }
    return found
  },
})

/** A text without quotes that begins with braces would be a map to YAML. */
function mended({ scalar, from, to }: HalfReference, range: Range, whole: string): Fix {
  if (scalar.style !== 'plain' || from > 0) return replaceWith(range, whole)
  return replaceWith(scalar, inQuotes(whole + String(scalar.value).slice(to)))
}

const faultOf = (written: string): string =>
  /^(?:\$?\{[^{}]*\}|\{[ \t]*\{[^{}]*\}[ \t]*\}|\{{3}[^{}]*\}{3})$/.test(written)
    ? `\`${written}\` is no reference`
    : 'a brace is missing'

/** Whether the text cannot stand there as it is; an item of a list can. */
function isRefused({ step, path, scalar }: HalfReference): boolean {
  if (!step || valueAt(step.inputs, ...path) !== scalar) return false
  const { type = 'Any', format } = expectedAt(step, path)?.ssm ?? {}
  return (type !== 'Any' && type !== 'String') || format === 'duration' || format === 'timestamp'
}

import type { Parameter } from '../../document/document.js'
import { declarationName } from '../places.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { type LimitName, type Limits, limitsOf } from '../../document/limits.js'

export const contradictoryLimits = rule({
  name: 'contradictory-limits',
  severity: 'error',
  kinds: parameterized,
  needs: 'limits',
  summary: 'The least that a parameter takes is more than the most.',
  why: 'No value satisfies both limits, so the document can never be started with one.',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const parameter of document.parameters) {
      const limits = limitsOf(parameter)
      if (!limits) continue
      const name = declarationName(document, parameter)
      for (const finding of compare(parameter, limits, 'minChars', 'maxChars', name)) found.push(finding)
      for (const finding of compare(parameter, limits, 'minItems', 'maxItems', name)) found.push(finding)
    }
    return found
  },
})

function* compare(
  parameter: Parameter,
  limits: Limits,
  least: LimitName,
  most: LimitName,
  name: string,
): Generator<Finding> {
  const { [least]: minimum, [most]: maximum } = limits
  const node = parameter.property(most)
  const other = parameter.property(least)
  if (minimum === undefined || maximum === undefined || minimum <= maximum || !node || !other) return
  yield {
    range: node,
    message: `\`${most}\` ${maximum} is less than \`${least}\` ${minimum}; no value of ${name} fits both`,
    related: [{ range: other, message: `\`${least}\` stands here` }],
  }
}

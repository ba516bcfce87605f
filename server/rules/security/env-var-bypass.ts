import type { Parameter } from '../../document/document.js'
import { referenceIndex } from '../../document/reference-index.js'
import { rangeOfReference } from '../../document/references.js'
import { type Finding, rule } from '../rule.js'
import { isEnvironment, isRestricted } from './restricted.js'

export const envVarBypass = rule({
  name: 'env-var-bypass',
  severity: 'info',
  kinds: ['Command'],
  summary: 'A script names a parameter in double braces that is to come as an environment variable.',
  why: 'SSM Agent before 3.3.2746.0 does not know `interpolationType` and pastes the value into the script, where it becomes code. The variable `SSM_<name>` alone, or an `allowedPattern` besides, is safe with each version.',
  page: 'documents-syntax-data-elements-parameters',
  acrossSteps: true,

  check(document) {
    const reported = new Set<Parameter>()
    const found: Finding[] = []
    for (const reference of referenceIndex(document).within('script')) {
      const { target } = reference
      const parameter = target.kind === 'parameter' ? document.parameter(target.name) : undefined
      if (!parameter || reported.has(parameter) || !isEnvironment(parameter) || isRestricted(parameter)) continue
      reported.add(parameter)
      found.push({
        range: rangeOfReference(document.tree, reference),
        message: `an older agent pastes \`${parameter.name}\` into the script; use the variable \`SSM_${parameter.name}\`, or add an \`allowedPattern\``,
        related: [{ range: parameter.key, message: 'declared here' }],
      })
    }
    return found
  },
})

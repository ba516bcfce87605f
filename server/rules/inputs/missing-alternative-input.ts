import { listOf } from '../../document/describe.js'
import { headOf } from '../places.js'
import { type Finding, rule } from '../rule.js'
import { isNested } from './nested-inputs.js'
import { brokenRelations } from './relations.js'

export const missingAlternativeInput = rule({
  name: 'missing-alternative-input',
  severity: 'error',
  needs: 'broken relations',
  summary: 'A step has none of several inputs, one of which its action needs.',
  why: 'Each of them is optional, so the document may be accepted; the step fails.',

  check(document) {
    const found: Finding[] = []
    for (const [step, relations] of brokenRelations(document)) {
      const { inputs } = step
      if (!inputs) continue
      for (const broken of relations) {
        if (broken.fault !== 'none' || broken.inputs.some((name) => isNested(step, name))) continue
        const names = listOf(broken.inputs.map((name) => `\`${name}\``))
        found.push({
          range: step.inputsKey ?? headOf(inputs),
          severity: broken.severity,
          message: `\`${step.action}\` needs ${names}`,
          lacks: broken.inputs,
        })
      }
    }
    return found
  },
})

import type { Step } from '../../document/document.js'
import { actionOf } from '../../document/action-of.js'
import { listOf } from '../../document/describe.js'
import { once } from '../../syntax/once.js'
import { outputNames } from '../../document/output-names.js'
import { rangeOfName } from '../../document/references.js'
import { typeOfOutput } from '../../document/value-types.js'
import { didYouMean } from '../../languages/nearest.js'
import { correction, type Finding, rule, runbooks } from '../rule.js'
import { outputsOfSteps } from '../outputs/named-outputs.js'
import { asSafeAs } from './as-safe-as.js'
import { referencesTo } from './resolved.js'

export const unknownOutput = rule({
  name: 'unknown-output',
  severity: 'warning',
  kinds: runbooks,
  needs: 'references to outputs',
  summary: 'A reference names an output that its step neither declares nor has from its action.',
  why: 'The value never exists, so a step that needs it fails. Whether Systems Manager refuses the document when it is created is not documented.',
  page: 'automation-action-outputs-inputs',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    const outputsOf = outputsOfSteps()
    for (const reference of referencesTo(document, 'output')) {
      const { step: name, output } = reference.target
      const step = document.step(name)
      if (!step || typeOfOutput(step, output) !== undefined) continue
      const known = outputsOf(step)
      if (!known || known.names.has(output)) continue
      const range = rangeOfName(document.tree, reference)
      const meant = known.nearest(output)
      found.push({
        range,
        message: `\`${name}\` has no output \`${output}\`${meant === undefined ? advice(step) : didYouMean(meant)}`,
        ...(meant !== undefined && {
          fixes: [asSafeAs(reference, correction(range, `${name}.${output}`, `${name}.${meant}`))],
        }),
      })
    }
    return found
  },
})

const advice = once((step: Step): string => {
  const names = [...(outputNames(step) ?? [])].filter((name) => name !== 'OutputPayload').map((name) => `\`${name}\``)
  if (names.length > 0 && names.length < 8) return `, only ${listOf(names, 'and')}`
  return actionOf(step)?.step.outputs === 'allowed' ? '; declare it under `outputs` of the step' : ''
})

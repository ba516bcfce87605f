import type { Plugin } from '../../../schemas/action.js'
import { stepHead, stepName } from '../places.js'
import { commands, type Finding, rule } from '../rule.js'
import { isContinued, stepContinuedBy } from '../steps/stray-dash.js'
import { isMisindented } from '../steps/inputs-beside.js'

export const missingInputs = rule({
  name: 'missing-inputs',
  severity: 'error',
  kinds: commands,
  summary: 'A step has no `inputs`.',
  why: 'Every plugin but `aws:cloudWatch` reads its inputs from there, and AWS wants the key even where all of them are optional.',
  page: 'documents-schemas-features',
  acrossSteps: true,

  check({ mainSteps, mainStepsNode }) {
    if (!mainStepsNode) return []
    const found: Finding[] = []
    for (const step of mainSteps) {
      if (
        step.inputsKey ||
        isMisindented(step) ||
        isContinued(step) ||
        stepContinuedBy(step) ||
        step.node.kind !== 'map' ||
        !step.definition ||
        (step.definition as Plugin).inputsOptional
      )
        continue
      found.push({ range: stepHead(step), message: `${stepName(step)} needs the key \`inputs\``, lacks: ['inputs'] })
    }
    return found
  },
})

import { fixedText } from '../../document/inputs.js'
import { quote } from '../../document/describe.js'
import { brokenRelations } from '../inputs/relations.js'
import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const missingHandler = rule({
  name: 'missing-handler',
  severity: 'error',
  kinds: runbooks,
  needs: 'broken relations',
  summary: 'A Python script has no `Handler`.',
  why: 'Automation loads the script and calls the function that `Handler` names; without one there is nothing to call.',
  page: 'automation-action-executeScript',

  check(document) {
    const found: Finding[] = []
    for (const [step, relations] of brokenRelations(document)) {
      if (step.action !== 'aws:executeScript' || !step.inputs) continue
      for (const broken of relations) {
        if (broken.fault !== 'alone' || broken.needs !== 'Handler') continue
        const runtime = quote(fixedText(broken.entry.value) ?? '')
        found.push({
          range: step.inputsKey ?? headOf(step.inputs),
          severity: broken.severity,
          message: `a script for ${runtime} needs \`Handler\`, the name of the function to call`,
        })
      }
    }
    return found
  },
})

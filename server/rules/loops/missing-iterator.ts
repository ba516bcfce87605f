import { rangeOfReference } from '../../document/references.js'
import { isEmpty } from '../../syntax/tree.js'
import { stepName } from '../places.js'
import { referencesTo } from '../references/resolved.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const missingIterator = rule({
  name: 'missing-iterator',
  severity: 'error',
  kinds: runbooks,
  needs: 'loops',
  summary: 'The value of a pass is used though the loop has no list to go through.',
  why: 'Only a loop with `Iterators` has a value for each pass, so a step that needs it fails. Every loop counts its passes in `CurrentIteration`.',
  aws: 'Step fails when it is validating and resolving the step inputs',
  page: 'automation-action-loop',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const reference of referencesTo(document, 'output')) {
      const { step: name, output } = reference.target
      const loop = output === 'CurrentIteratorValue' ? document.step(name) : undefined
      if (loop?.action !== 'aws:loop' || !isEmpty(loop.input('Iterators')) || isEmpty(loop.input('LoopCondition')))
        continue
      found.push({
        range: rangeOfReference(document.tree, reference),
        message: `${stepName(loop)} has no \`Iterators\`, so a pass has no value; its number is \`{{ ${name}.CurrentIteration }}\``,
      })
    }
    return found
  },
})

import { conditionsOf } from '../../document/conditions.js'
import { describeNode } from '../../document/describe.js'
import { meantAmong } from '../../document/meant-among.js'
import { isDynamic, keyText, stringOf } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const missingNextStep = rule({
  name: 'missing-next-step',
  severity: 'error',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'A choice of a branch does not say where to go.',
  why: 'A choice names the step to go to when its condition is true. Systems Manager checks choices when the document is created.',
  page: 'automation-action-branch',

  check(document) {
    const found: Finding[] = []
    for (const { choice, unknown } of conditionsOf(document).all) {
      if (!choice || unknown.some(({ key }) => meantAmong(keyText(key), ['NextStep']))) continue
      const { node, nextStep } = choice
      if (!nextStep) {
        found.push({ range: headOf(node), message: 'the choice has no `NextStep`; add the name of the step to go to' })
      } else if (!isDynamic(nextStep.value) && !/\S/.test(stringOf(nextStep.value) ?? '')) {
        found.push({
          range: nextStep.key,
          message: `\`NextStep\` is the name of a step, found ${stringOf(nextStep.value) === undefined ? describeNode(nextStep.value) : 'nothing'}`,
        })
      }
    }
    return found
  },
})

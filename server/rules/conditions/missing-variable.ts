import { type Condition, conditionsOf } from '../../document/conditions.js'
import { isEmpty } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const missingVariable = rule({
  name: 'missing-variable',
  severity: 'error',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'A condition does not say what it compares.',
  why: 'An operator compares its value to that of `Variable`. Systems Manager checks conditions when the document is created.',
  page: 'automation-branch-condition',

  check(document) {
    const found: Finding[] = []
    for (const condition of conditionsOf(document).all) {
      const [operation] = condition.operations
      const { variable } = condition
      if (variable && isEmpty(variable.value))
        found.push({ range: variable.key, message: `\`Variable\` is empty; ${advice}` })
      else if (operation && lacksVariable(condition)) {
        found.push({
          range: operation.entry.key,
          message: `\`${operation.name}\` has no \`Variable\` beside it; ${advice}`,
        })
      }
    }
    return found
  },
})

const advice = 'add a reference such as `{{ step.Output }}`'

/** Where a key is unknown it may be the variable misspelt. */
const lacksVariable = ({ variable, unknown, junctions }: Condition): boolean =>
  variable === undefined && unknown.length === 0 && junctions.length === 0

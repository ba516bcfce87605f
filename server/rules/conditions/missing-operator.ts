import { conditionsOf } from '../../document/conditions.js'
import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const missingOperator = rule({
  name: 'missing-operator',
  severity: 'error',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'A choice or a condition compares nothing.',
  why: 'Each condition has one operator, such as `StringEquals`, or `And`, `Or` or `Not`. Systems Manager checks that when the document is created.',
  page: 'automation-branch-condition',

  check(document) {
    const found: Finding[] = []
    for (const { node, variable, operations, junctions, unknown, choice } of conditionsOf(document).all) {
      if (operations.length + junctions.length + unknown.length > 0) continue
      const range = variable?.key ?? choice?.nextStep?.key ?? headOf(node)
      if (variable) found.push({ range, message: 'the condition has no operator; add one such as `StringEquals`' })
      else
        found.push({
          range,
          message: `the ${choice ? 'choice has no condition' : 'condition is empty'}; add \`Variable\` and an operator such as \`StringEquals\`${choice ? ', or make the step the `Default`' : ''}`,
        })
    }
    return found
  },
})

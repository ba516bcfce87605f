import { conditionsOf, type NoCondition } from '../../document/conditions.js'
import { describeNode } from '../../document/describe.js'
import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const malformedCondition = rule({
  name: 'malformed-condition',
  severity: 'error',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'Something that is not a condition stands where one belongs.',
  why: 'A condition is a map with `Variable` and an operator. `And` and `Or` take a list of conditions, `Not` takes one that is not in a list: a list there is in none of the documents that AWS has published, so it is a warning.',
  page: 'automation-branch-condition',

  check(document) {
    const found: Finding[] = []
    for (const other of conditionsOf(document).others) {
      const { node, under } = other
      if (node.kind === 'map')
        found.push({
          range: headOf(node),
          message: `\`${under}\` takes a list of at least two conditions, found a map`,
        })
      else if (under === 'Not' && node.kind === 'list') {
        found.push({
          range: headOf(node),
          severity: 'warning',
          message: '`Not` takes one condition, found a list; write the condition without `-` or brackets',
        })
      } else found.push({ range: node.kind === 'scalar' ? node : headOf(node), message: expectation(other) })
    }
    return found
  },
})

function expectation({ step, node, under }: NoCondition): string {
  const map = 'a map with `Variable` and an operator'
  const found = `found ${describeNode(node)}`
  if (under !== undefined) return `\`${under}\` takes ${under === 'Not' ? map : `conditions, each ${map}`}, ${found}`
  return `${step.action === 'aws:loop' ? '`LoopCondition`' : 'a choice'} is ${map}, ${found}`
}

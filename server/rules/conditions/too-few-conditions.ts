import { connectives } from '../../../schemas/automation/conditions.js'
import { conditionsOf } from '../../document/conditions.js'
import { rule, runbooks } from '../rule.js'

export const tooFewConditions = rule({
  name: 'too-few-conditions',
  severity: 'error',
  kinds: runbooks,
  summary: '`And` or `Or` joins fewer than two conditions.',
  why: 'Systems Manager refuses the document when it is created.',
  aws: [
    'Expect at lease two expressions for operator: Or in step: X. Provided: 1',
    'Expect at lease two expressions for operator: And in step: X. Provided: 1',
  ],
  page: 'automation-branch-condition',

  *check(document) {
    for (const { name, entry } of conditionsOf(document).all.flatMap(({ junctions }) => junctions)) {
      const { minimum } = connectives[name]
      if (entry.value.kind !== 'list' || entry.value.items.length >= minimum) continue
      const count = entry.value.items.length
      const advice = count === 1 ? `; write the condition without \`${name}\`` : ''
      yield {
        range: entry.key,
        message: `\`${name}\` needs at least two conditions, found ${count === 0 ? 'none' : 'one'}${advice}`,
      }
    }
  },
})

import { connectives } from '../../../schemas/automation/conditions.js'
import { conditionsOf, type Junction } from '../../document/conditions.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const tooFewConditions = rule({
  name: 'too-few-conditions',
  severity: 'error',
  kinds: runbooks,
  needs: 'conditions',
  summary: '`And` or `Or` joins fewer than two conditions.',
  why: 'Systems Manager refuses the document when it is created.',
  aws: [
    'Expect at lease two expressions for operator: Or in step: X. Provided: 1',
    'Expect at lease two expressions for operator: And in step: X. Provided: 1',
  ],
  page: 'automation-branch-condition',

  check(document) {
    const found: Finding[] = []
    for (const { junctions } of conditionsOf(document).all) {
      for (const junction of junctions) {
        const finding = fault(junction)
        if (finding) found.push(finding)
      }
    }
    return found
  },
})

function fault({ name, entry }: Junction): Finding | undefined {
  const { minimum } = connectives[name]
  if (entry.value.kind !== 'list' || entry.value.items.length >= minimum) return undefined
  const count = entry.value.items.length
  const advice = count === 1 ? `; write the condition without \`${name}\`` : ''
  const message = `\`${name}\` needs at least two conditions, found ${count === 0 ? 'none' : 'one'}${advice}`
  return { range: entry.key, message }
}

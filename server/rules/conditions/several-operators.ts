import { conditionsOf } from '../../document/conditions.js'
import { keyText } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const severalOperators = rule({
  name: 'several-operators',
  severity: 'warning',
  kinds: runbooks,
  needs: 'conditions',
  summary: 'A condition has more than one operator.',
  why: 'Everything that AWS shows has one operator to a condition. Whether several are refused, or one of them counts, is not documented; `And` and `Or` join conditions.',
  page: 'automation-branch-condition',

  check(document) {
    const found: Finding[] = []
    for (const { operations, junctions } of conditionsOf(document).all) {
      if (operations.length + junctions.length < 2) continue
      const [first, second] = [...operations, ...junctions]
        .map(({ entry }) => entry.key)
        .sort((a, b) => a.start - b.start)
      if (!first || !second) continue
      found.push({
        range: second,
        message: `the condition has \`${keyText(second)}\` beside \`${keyText(first)}\`; join conditions with \`And\` or \`Or\``,
        related: [{ range: first, message: 'the first operator' }],
      })
    }
    return found
  },
})

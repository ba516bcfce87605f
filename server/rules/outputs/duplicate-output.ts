import { stepIndex } from '../../document/step-index.js'
import type { Node } from '../../syntax/tree.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const duplicateOutput = rule({
  name: 'duplicate-output',
  severity: 'warning',
  kinds: runbooks,
  needs: 'step outputs',
  summary: 'A step declares two outputs of the same name.',
  why: 'Which of the two a reference gives is not documented.',
  page: 'automation-action-outputs-inputs',

  check(document) {
    const found: Finding[] = []
    for (const { step } of stepIndex(document).withField('outputs')) {
      const { outputs } = step
      if (outputs.length < 2) continue
      const seen = new Map<string, Node>()
      for (const { name, nameNode } of outputs) {
        if (name === undefined || !nameNode) continue
        const first = seen.get(name)
        if (!first) seen.set(name, nameNode)
        else {
          const related = [{ range: first, message: 'first declared here' }]
          found.push({ range: nameNode, message: `the step has an output \`${name}\` already`, related })
        }
      }
    }
    return found
  },
})

import { stepIndex } from '../../document/step-index.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const unreferableOutput = rule({
  name: 'unreferable-output',
  severity: 'info',
  kinds: runbooks,
  needs: 'step outputs',
  summary: 'No reference can name an output.',
  why: 'Names in references are made of letters, digits and underscores. Other names show in results only, for which AWS uses them too.',
  page: 'automation-variables',

  check(document) {
    const found: Finding[] = []
    for (const { name, nameNode } of stepIndex(document).outputs) {
      if (!nameNode || name === undefined || /^\w+$/.test(name) || /\{\{|^$/.test(name)) continue
      found.push({
        range: nameNode,
        message: `no reference can name \`${name}\`; for that a name has only letters, digits and underscores`,
      })
    }
    return found
  },
})

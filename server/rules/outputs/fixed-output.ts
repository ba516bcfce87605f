import { actionOf } from '../../document/action-of.js'
import { stepIndex } from '../../document/step-index.js'
import { nativeOutputOf } from '../../document/value-types.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const fixedOutput = rule({
  name: 'fixed-output',
  severity: 'error',
  kinds: runbooks,
  needs: 'step outputs',
  summary: 'A step declares an output though its action has fixed ones.',
  why: 'Documents that declared an output under the name of one which the action gives anyway could not be created for some actions; for others nobody has said. Actions without a result have nothing to select from.',
  page: 'automation-action-outputs-inputs',

  check(document) {
    const found: Finding[] = []
    for (const { step, entry } of stepIndex(document).withField('outputs')) {
      const facts = actionOf(step)?.step
      if (!facts || facts.redeclared === 'shown') continue
      if (facts.outputs === 'none') {
        if (step.outputs.length === 0) continue
        found.push({
          range: entry.key,
          severity: 'warning',
          message: `\`${step.action}\` has no result to take outputs from`,
        })
        continue
      }
      for (const { name, nameNode } of step.outputs) {
        if (name === undefined || !nameNode || !nativeOutputOf(step, name)) continue
        found.push({
          range: nameNode,
          severity: facts.redeclared === 'refused' ? 'error' : 'warning',
          message: `\`${step.action}\` gives the output \`${name}\` without a declaration; refer to it, or choose another name`,
        })
      }
    }
    return found
  },
})

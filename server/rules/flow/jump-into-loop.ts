import { targetOf } from '../../document/flow.js'
import { loopEntered } from '../../document/loops.js'
import { stepIndex } from '../../document/step-index.js'
import { stepName } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const jumpIntoLoop = rule({
  name: 'jump-into-loop',
  severity: 'warning',
  kinds: runbooks,
  needs: 'loops',
  summary: 'A step goes to a step in the body of a loop that it is not part of itself.',
  why: 'Automation documents no way into a loop but the loop itself: the document may be refused, and there is no pass that the step belongs to.',
  page: 'automation-action-loop',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const jump of stepIndex(document).jumps) {
      const target = targetOf(jump.from, jump.to, document)
      const loop = target && loopEntered(jump.from, target)
      if (!loop) continue
      found.push({ range: jump, message: `\`${jump.to}\` is part of a loop; only ${stepName(loop)} leads to it` })
    }
    return found
  },
})

import { isOfPass, loopsAround } from '../../document/loops.js'
import { rangeOfReference } from '../../document/references.js'
import { stepName } from '../places.js'
import { referencesTo } from '../references/resolved.js'
import { type Finding, rule, runbooks } from '../rule.js'

export const misplacedIterator = rule({
  name: 'misplaced-iterator',
  severity: 'warning',
  kinds: runbooks,
  needs: 'loops',
  summary: 'The value or the number of a pass is used outside its loop.',
  why: 'Both belong to the pass that is running, and steps inside the loop can use them. What they give elsewhere is not documented.',
  page: 'automation-action-loop',
  acrossSteps: true,

  check(document) {
    const found: Finding[] = []
    for (const reference of referencesTo(document, 'output')) {
      const { site, target } = reference
      const loop = document.step(target.step)
      if (!loop || !isOfPass(loop, target.output) || !site.step || loopsAround(site.step).includes(loop)) continue
      if (site.step === loop && site.path[0] === 'LoopCondition') continue
      const range = rangeOfReference(document.tree, reference)
      found.push({
        range,
        message: `\`${target.output}\` exists inside the loop only; this place is not part of ${stepName(loop)}`,
      })
    }
    return found
  },
})

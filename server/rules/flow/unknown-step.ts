import type { Jump } from '../../document/document.js'
import { stepsKnown } from '../../document/known-names.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'
import { isStepName } from '../steps/malformed-step-name.js'

export const unknownStep = rule({
  name: 'unknown-step',
  severity: 'error',
  kinds: runbooks,
  needs: 'jumps',
  summary: 'A step goes to a step that is not in the document.',
  why: 'Systems Manager refuses the document when it is created.',
  aws: [
    'Unknown step name: "X" in nextStep',
    'Unknown step name: "X" in onFailure',
    'Unknown step name: "X" in onCancel',
  ],
  page: 'automation-actions',
  acrossSteps: true,

  check(document) {
    if (!stepsKnown(document)) return []
    const nearestName = guesser(stepIndex(document).names)
    const found: Finding[] = []
    for (const jump of stepIndex(document).jumps) {
      if (document.step(jump.to) || !/\S/.test(jump.to)) continue
      if (hasOwnFault(jump)) continue
      const written = jump.to.replace(/^step:\s*/, '')
      const meant = nearestName(written)
      // That its name is none is told where the step is.
      if (meant !== undefined && !isStepName(meant)) continue
      const safe = meant !== undefined && written.toLowerCase() === meant.toLowerCase()
      found.push({
        range: jump,
        message: `no step is named \`${jump.to}\`${meant === undefined && wantsEnd(jump) ? endHint : didYouMean(meant)}`,
        ...(meant !== undefined && { fixes: [replaceWith(jump, meant, { safe })] }),
      })
    }
    return found
  },
})

/** Where a failure leads is written in a form, and told by that where it has another one. */
const hasOwnFault = ({ kind, to }: Jump): boolean =>
  (kind === 'onFailure' || kind === 'onCancel') && /^\w+["']$/.test(to)

const endHint = '; a run ends behind a step with `isEnd: true`'

const wantsEnd = ({ kind, to }: Jump): boolean =>
  kind !== 'onFailure' && kind !== 'onCancel' && /^(?:end|exit|abort|stop|none|finish|done)$/i.test(to)

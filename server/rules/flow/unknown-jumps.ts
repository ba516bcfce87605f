import type { Jump } from '../../document/document.js'
import { factOf } from '../../document/fact-of.js'
import { stepsKnown } from '../../document/known-names.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import type { Unknown } from '../mistyped-declaration.js'
import { type Finding, replaceWith } from '../rule.js'
import { isStepName } from '../steps/malformed-step-name.js'

/** The jumps to steps that are not in the document. */
export const unknownJumps = factOf((document): readonly Unknown[] => {
  if (!stepsKnown(document)) return []
  const nearestName = guesser(stepIndex(document).names)
  const found: Unknown[] = []
  for (const jump of stepIndex(document).jumps) {
    if (document.step(jump.to) || !/\S/.test(jump.to) || hasOwnFault(jump)) continue
    const name = jump.to.replace(/^step:\s*/, '')
    const meant = nearestName(name)
    // That its name is none is told where the step is.
    if (meant !== undefined && !isStepName(meant)) continue
    const safe = meant !== undefined && name.toLowerCase() === meant.toLowerCase()
    const finding: Finding = {
      range: jump,
      lacks: [name],
      message: `no step is named \`${jump.to}\`${meant === undefined && wantsEnd(jump) ? endHint : didYouMean(meant)}`,
      ...(meant !== undefined && { fixes: [replaceWith(jump, meant, { safe })] }),
    }
    found.push({ name, meant, finding })
  }
  return found
})

/** Where a failure leads is written in a form, and told by that where it has another one. */
const hasOwnFault = ({ kind, to }: Jump): boolean =>
  (kind === 'onFailure' || kind === 'onCancel') && /^\w+["']$/.test(to)

const endHint = '; a run ends behind a step with `isEnd: true`'

const wantsEnd = ({ kind, to }: Jump): boolean =>
  kind !== 'onFailure' && kind !== 'onCancel' && /^(?:end|exit|abort|stop|none|finish|done)$/i.test(to)

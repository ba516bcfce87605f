import { systemVariableNamed } from '../../../schemas/system-variables.js'
import type { SsmDocument } from '../../document/document.js'
import { stepsKnown } from '../../document/known-names.js'
import { rangeOfName } from '../../document/references.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import type { Range } from '../../syntax/tree.js'
import { correction, type Finding, replaceWith, rule, runbooks } from '../rule.js'
import { asSafeAs } from './as-safe-as.js'
import { foreignNotation } from './foreign-notation.js'
import { isStepName } from '../steps/malformed-step-name.js'
import { isUncertain, referencesTo } from './resolved.js'

export const unknownReferenceStep = rule({
  name: 'unknown-reference-step',
  severity: 'error',
  kinds: runbooks,
  needs: 'references to outputs',
  summary: 'A reference names an output of a step that is not in the document.',
  why: 'The value never exists, so a step that needs it fails. Within a script the text may be meant for another language and stay as it is, which is a warning.',
  aws: 'Step fails when it is validating and resolving the step inputs',
  page: 'automation-variables',
  acrossSteps: true,

  check(document) {
    if (!stepsKnown(document)) return []
    const nearestName = guesser(stepIndex(document).names)
    const findings: Finding[] = []
    for (const reference of referencesTo(document, 'output')) {
      const { step, output } = reference.target
      if (document.step(step)) continue
      const certain = reference.site.area !== 'script' && !isUncertain(reference)
      const range = rangeOfName(document.tree, reference)
      const meant = nearestName(step)
      // That its name is none is told where the step is.
      if (meant !== undefined && !isStepName(meant)) continue
      const { fixes = [], ...found } = explain(step, output, range, nearestName, document)
      findings.push({
        severity: certain ? 'error' : 'warning',
        ...found,
        fixes: fixes.map((fix) => asSafeAs(reference, fix)),
      })
    }
    return findings
  },
})

function explain(
  step: string,
  output: string,
  range: Range,
  nearestName: (word: string) => string | undefined,
  document: SsmDocument,
): Finding {
  const written = `${step}.${output}`
  const prefixed = `${step}:${output}`
  if (systemVariableNamed(prefixed) || (step === 'variable' && document.variable(output))) {
    return {
      range,
      message: `\`${written}\` is written with a colon: \`{{ ${prefixed} }}\``,
      fixes: [replaceWith(range, prefixed, { safe: true })],
    }
  }
  const foreign = foreignNotation(written, document)
  if (foreign !== undefined)
    return {
      range,
      message: `no step is named \`${step}\`${didYouMean(`{{ ${foreign} }}`)}`,
      fixes: [replaceWith(range, foreign)],
    }
  if (document.parameter(step))
    return {
      range,
      message: `\`${step}\` is a parameter, and a reference cannot reach into one; take the part out with a script`,
    }
  const meant = nearestName(step)
  return {
    range,
    message: `no step is named \`${step}\`${didYouMean(meant)}`,
    ...(meant !== undefined && { fixes: [correction(range, written, `${meant}.${output}`)] }),
  }
}

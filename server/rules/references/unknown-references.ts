import { systemVariableNamed } from '../../../schemas/system-variables.js'
import type { SsmDocument } from '../../document/document.js'
import { factOf } from '../../document/fact-of.js'
import { stepsKnown } from '../../document/known-names.js'
import { rangeOfName } from '../../document/references.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import type { Range } from '../../syntax/tree.js'
import type { Unknown } from '../mistyped-declaration.js'
import { correction, type Finding, replaceWith } from '../rule.js'
import { isStepName } from '../steps/malformed-step-name.js'
import { asSafeAs } from './as-safe-as.js'
import { foreignNotation } from './foreign-notation.js'
import { isUncertain, referencesTo } from './resolved.js'

/** The references to outputs of steps that are not in the document. */
export const unknownReferences = factOf((document): readonly Unknown[] => {
  if (!stepsKnown(document)) return []
  const nearestName = guesser(stepIndex(document).names)
  const found: Unknown[] = []
  for (const reference of referencesTo(document, 'output')) {
    const { step, output } = reference.target
    if (document.step(step)) continue
    const certain = reference.site.area !== 'script' && !isUncertain(reference)
    const range = rangeOfName(document.tree, reference)
    const meant = nearestName(step)
    // That its name is none is told where the step is.
    if (meant !== undefined && !isStepName(meant)) continue
    const { fixes = [], meant: corrected, ...told } = explain(step, output, range, meant, document)
    const finding: Finding = {
      severity: certain ? 'error' : 'warning',
      ...told,
      lacks: [step],
      fixes: fixes.map((fix) => asSafeAs(reference, fix)),
    }
    found.push({ name: step, meant: corrected, finding })
  }
  return found
})

/** What is wrong, with the name of the step where it was probably one. */
function explain(
  step: string,
  output: string,
  range: Range,
  meant: string | undefined,
  document: SsmDocument,
): Finding & { readonly meant?: string } {
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
  return {
    range,
    message: `no step is named \`${step}\`${didYouMean(meant)}`,
    ...(meant !== undefined && { meant, fixes: [correction(range, written, `${meant}.${output}`)] }),
  }
}

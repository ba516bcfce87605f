import { factOf } from '../../document/fact-of.js'
import { stepsKnown } from '../../document/known-names.js'
import { stepIndex } from '../../document/step-index.js'
import { didYouMean, guesser } from '../../languages/nearest.js'
import type { Node } from '../../syntax/tree.js'
import type { Unknown } from '../mistyped-declaration.js'
import { correction, type Fix } from '../rule.js'

/** The entries of the `outputs` of a runbook that name a step which is not in the document. */
export const unknownOutputs = factOf((document): readonly Unknown[] => {
  if (document.outputs.length === 0 || !stepsKnown(document)) return []
  const nearestName = guesser(stepIndex(document).names)
  return document.outputs.flatMap(({ node, text = '' }) => {
    const { step, output } = outputNamed(text) ?? {}
    if (step === undefined || document.step(step)) return []
    const meant = nearestName(step)
    const message = `no step is named \`${step}\`${didYouMean(meant)}`
    return {
      name: step,
      meant,
      finding: { range: node, message, lacks: [step], fixes: correctionOf(node, step, meant, '', `.${output}`) },
    }
  })
})

/** The step and the output that an entry names; undefined where it does not, or is written as a reference. */
export function outputNamed(text: string): { readonly step: string; readonly output: string } | undefined {
  const dot = text.indexOf('.')
  if (dot < 1 || dot === text.length - 1 || /^\{\{[^{}]*\}\}$/.test(text)) return undefined
  return { step: text.slice(0, dot), output: text.slice(dot + 1) }
}

/** The correction of one part of the entry. */
export function correctionOf(
  node: Node,
  written: string,
  meant: string | undefined,
  before: string,
  after = '',
): Fix[] {
  return meant === undefined ? [] : [correction(node, `${before}${written}${after}`, `${before}${meant}${after}`)]
}

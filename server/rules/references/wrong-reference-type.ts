import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { referenceIndex } from '../../document/reference-index.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import type { ScalarNode } from '../../syntax/tree.js'
import { commands, type Finding, type Fix, rule, runbooks } from '../rule.js'
import { type Clash, clashOf } from './type-clash.js'

export const wrongReferenceType = rule({
  name: 'wrong-reference-type',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  summary: 'A reference gives a value of another type than the input takes.',
  why: 'Nothing is converted when the value of a reference becomes the value of an input. For `aws:runCommand` the types are compared when the document is created; the steps of other actions fail. Outputs are converted to the type they are declared with, so those are warnings, and so is everything in Command documents.',
  aws: 'Step fails when it is validating and resolving the step inputs',
  page: 'automation-variables',
  acrossSteps: true,

  *check(document) {
    const { within } = referenceIndex(document)
    for (const area of ['input', 'script'] as const) {
      for (const reference of within(area)) {
        const clash = reference.whole ? clashOf(reference, document) : undefined
        if (clash) yield finding(clash, reference, document)
      }
    }
  },
})

function finding(clash: Clash, reference: Reference, document: SsmDocument): Finding {
  const { takes, given, severity, input } = clash
  const fixes =
    severity === 'error' && takes === 'StringList' && given === 'String' ? [...asItem(reference.scalar)] : []
  return {
    range: rangeOfReference(document.tree, reference),
    severity,
    message: `\`${input}\` takes a value of type ${takes}, and this one is of type ${given}${advice(clash, document)}`,
    ...(fixes.length > 0 && { fixes }),
  }
}

function advice({ takes, given, isItem }: Clash, { kind }: SsmDocument): string {
  if (takes === 'StringList' && given === 'String') return '; write it as the only item of a list'
  return isItem && given === 'StringList' && !isAutomation(kind) ? '; write it in place of the whole list' : ''
}

/** The reference as the only item of a list in brackets, quotes included. */
function* asItem({ style, start, end }: ScalarNode): Generator<Fix> {
  if (style !== 'single' && style !== 'double') return
  const edits = [
    { start: start - 1, end: start - 1, text: '[' },
    { start: end + 1, end: end + 1, text: ']' },
  ]
  yield { title: 'write it in brackets, as a list', safe: true, edits }
}

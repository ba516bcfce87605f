import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { referenceIndex } from '../../document/reference-index.js'
import { type Reference, rangeOfReference } from '../../document/references.js'
import { asItem } from '../inputs/as-item.js'
import { blankBehindColon } from '../structure/blank-behind-colon.js'
import { commands, type Finding, rule, runbooks } from '../rule.js'
import { isHalf } from './half-references.js'
import { firstWithinText, rangeOfText } from './text-around.js'
import { type Clash, clashOf } from './type-clash.js'

export const wrongReferenceType = rule({
  name: 'wrong-reference-type',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  summary: 'A reference gives a value of another type than the input takes.',
  why: 'Nothing is converted when the value of a reference becomes the value of an input, and with other text around it a reference gives text. For `aws:runCommand` the types are compared when the document is created; the steps of other actions fail. Outputs are converted to the type they are declared with, so those are warnings, and so is everything in Command documents.',
  aws: 'Step fails when it is validating and resolving the step inputs',
  page: 'automation-variables',
  acrossSteps: true,

  check(document) {
    const { within } = referenceIndex(document)
    const found: Finding[] = []
    for (const area of ['input', 'script'] as const) {
      for (const reference of typed(within(area))) {
        const clash = clashOf(reference, document)
        if (clash && !isHalf(document, reference.scalar)) found.push(finding(clash, reference, document))
      }
    }
    return found
  },
})

/** References that are a whole value, and one of each text that has some in it. */
function* typed(references: readonly Reference[]): Generator<Reference> {
  for (const reference of references) if (reference.whole) yield reference
  yield* firstWithinText(references)
}

function finding(clash: Clash, reference: Reference, document: SsmDocument): Finding {
  const { takes, severity, input } = clash
  const { scalar, whole } = reference
  const fixes = isOneForList(clash) && (severity === 'error' || !whole) ? [...asItem(document.tree, scalar)] : []
  const what = whole ? 'this one' : 'text with a reference in it'
  return {
    range: whole ? rangeOfReference(document.tree, reference) : rangeOfText(document.tree, scalar),
    severity,
    message: `\`${input}\` takes a value of type ${takes}, and ${what} is of type ${clash.given}${advice(clash, reference, document)}`,
    ...(fixes.length > 0 && { fixes }),
  }
}

const isOneForList = ({ takes, given }: Clash): boolean => takes === 'StringList' && given === 'String'

function advice(clash: Clash, { scalar }: Reference, { kind }: SsmDocument): string {
  if (clash.takes === 'StringMap') return blankBehindColon(scalar)
  if (isOneForList(clash)) return `; write ${String(scalar.value).includes(',') ? '' : 'it as the only item of '}a list`
  return clash.isItem && clash.given === 'StringList' && !isAutomation(kind)
    ? '; write it in place of the whole list'
    : ''
}

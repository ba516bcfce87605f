import type { SsmType, Value } from '../../../schemas/values.js'
import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { acceptedTypes, expectedAt } from '../../document/expected-value.js'
import { type Area, type Reference, rangeOfReference } from '../../document/references.js'
import { typeOfReference } from '../../document/value-types.js'
import type { ScalarNode } from '../../syntax/tree.js'
import { pathText } from '../places.js'
import { commands, type Fix, rule, runbooks, type Severity } from '../rule.js'

export const wrongReferenceType = rule({
  name: 'wrong-reference-type',
  severity: 'error',
  kinds: [...runbooks, ...commands],
  summary: 'A reference gives a value of another type than the input takes.',
  why: 'Nothing is converted when the value of a reference becomes the value of an input. For `aws:runCommand` the types are compared when the document is created; the steps of other actions fail. Outputs are converted to the type they are declared with, so those are warnings, and so is everything in Command documents.',
  aws: 'Step fails when it is validating and resolving the step inputs',
  page: 'automation-variables',

  *check(document) {
    for (const reference of document.references) {
      const clash = reference.whole && judged.has(reference.site.area) ? clashOf(reference, document) : undefined
      if (!clash) continue
      const { takes, given, severity, input } = clash
      const fixes =
        severity === 'error' && takes === 'StringList' && given === 'String' ? [...asItem(reference.scalar)] : []
      yield {
        range: rangeOfReference(document.tree, reference),
        severity,
        message: `\`${input}\` takes a value of type ${takes}, and this one is of type ${given}${advice(clash, document)}`,
        ...(fixes.length > 0 && { fixes }),
      }
    }
  },
})

const judged: ReadonlySet<Area> = new Set(['input', 'script'])

interface Clash {
  readonly input: string
  readonly takes: SsmType
  readonly given: SsmType
  readonly severity: Severity
  readonly isItem: boolean
}

function clashOf(reference: Reference, document: SsmDocument): Clash | undefined {
  const { step, path } = reference.site
  const given = typeOfReference(reference, document)
  const value = step && expectedAt(step, path)
  const accepted = value && acceptedTypes(value)
  if (!given || given === 'Any' || !accepted || accepted.includes(given) || hasOwnRule(path, value)) return undefined
  const isItem = typeof path.at(-1) === 'number'
  const judge = isAutomation(document.kind) ? inRunbook : onNode
  const severity = judge(reference, { given, accepted, isItem }, document)
  return severity && { input: pathText(path), takes: value.ssm.type, given, severity, isItem }
}

/** Conditions, and the variable that a step sets. */
const hasOwnRule = ([name]: Reference['site']['path'], { ssm }: Value): boolean =>
  name === 'Choices' || name === 'LoopCondition' || ssm.format === 'variable-name'

interface Types {
  readonly given: SsmType
  readonly accepted: readonly SsmType[]
  readonly isItem: boolean
}

const isList = (type: SsmType): boolean => type === 'StringList' || type === 'MapList'
const isScalar = (type: SsmType): boolean => type === 'String' || type === 'Integer' || type === 'Boolean'

function inRunbook({ target }: Reference, { given, accepted, isItem }: Types): Severity | undefined {
  // A list as an item is taken apart.
  if (isItem && isList(given)) return undefined
  if (target.kind === 'output') {
    // AWS's own tutorials take a list with one id for the id.
    return isList(given) && accepted.some(isScalar) ? undefined : 'warning'
  }
  return isScalar(given) && accepted.includes('String') ? 'warning' : 'error'
}

/** The agent is lenient with scalars; AWS's own documents feed text to numbers and booleans. */
function onNode(
  { target, site }: Reference,
  { given, accepted, isItem }: Types,
  document: SsmDocument,
): Severity | undefined {
  if (isScalar(given) && accepted.some(isScalar)) return undefined
  // Lists as lines of a script have a rule of their own.
  if (isItem && site.area === 'script') return undefined
  const standard = target.kind === 'parameter' ? document.parameter(target.name)?.default : undefined
  const isText = standard?.kind === 'scalar' && typeof standard.value === 'string' && standard.value.includes('ssm:')
  return isItem && isText ? undefined : 'warning'
}

function advice({ takes, given, isItem }: Clash, { kind }: SsmDocument): string {
  if (takes === 'StringList' && given === 'String') return '; write it as the only item of a list'
  return isItem && given === 'StringList' && !isAutomation(kind) ? '; write it in place of the whole list' : ''
}

/** The reference as the only item of a list in brackets, quotes included. */
function* asItem({ style, start, end, value }: ScalarNode): Generator<Fix> {
  if (style !== 'single' && style !== 'double') return
  const edits = [
    { start: start - 1, end: start - 1, text: '[' },
    { start: end + 1, end: end + 1, text: ']' },
  ]
  yield { title: `write \`[${String(value)}]\``, safe: true, edits }
}

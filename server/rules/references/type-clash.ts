import type { SsmType, Value } from '../../../schemas/values.js'
import { isAutomation } from '../../document/build.js'
import type { SsmDocument } from '../../document/document.js'
import { acceptedTypes, expectedAt } from '../../document/expected-value.js'
import type { Reference } from '../../document/references.js'
import { typeOfReference } from '../../document/value-types.js'
import { pathText } from '../places.js'
import type { Severity } from '../rule.js'

/** A reference of a type that an input does not take. */
export interface Clash {
  readonly input: string
  readonly takes: SsmType
  readonly given: SsmType
  readonly severity: Severity
  readonly isItem: boolean
}

/** The clash of a reference that is a whole value, or of the text that it is a part of, where there is one and it is worth telling. */
export function clashOf(reference: Reference, document: SsmDocument): Clash | undefined {
  const { step, path } = reference.site
  const given = reference.whole ? typeOfReference(reference, document) : 'String'
  const value = step && expectedAt(step, path)
  if (!given || given === 'Any' || !value || value.ssm.type === given) return undefined
  const accepted = acceptedTypes(value)
  if (!accepted || accepted.includes(given) || hasOwnRule(path, value)) return undefined
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

function inRunbook({ target, whole, scalar }: Reference, types: Types): Severity | undefined {
  // Whether JSON text is read as what it says is not described.
  if (!whole) return /^\s*(?:\[|\{(?!\{))/.test(String(scalar.value)) ? 'warning' : 'error'
  return ofWholeValue(target.kind, types)
}

/** What comes of a reference that is a whole value of a runbook, and of another type than its place takes. */
export function ofWholeValue(
  kind: Reference['target']['kind'],
  { given, accepted, isItem }: Types,
): Severity | undefined {
  // A list as an item is taken apart.
  if (isItem && isList(given)) return undefined
  if (kind === 'output') {
    // AWS's own tutorials take a list with one id for the id.
    return isList(given) && accepted.some(isScalar) ? undefined : 'warning'
  }
  return isScalar(given) && accepted.includes('String') ? 'warning' : 'error'
}

/** The agent is lenient with scalars; AWS's own documents feed text to numbers and booleans. */
function onNode(
  { target, site, scalar, from, to }: Reference,
  { given, accepted, isItem }: Types,
  document: SsmDocument,
): Severity | undefined {
  if (isScalar(given) && accepted.some(isScalar)) return undefined
  // With a line end around it the list becomes text, of which another rule speaks where it is none of its own.
  if (isItem && site.area === 'script' && to - from < String(scalar.value).length) return undefined
  const standard = target.kind === 'parameter' ? document.parameter(target.name)?.default : undefined
  const isText = standard?.kind === 'scalar' && typeof standard.value === 'string' && standard.value.includes('ssm:')
  return isItem && isText ? undefined : 'warning'
}

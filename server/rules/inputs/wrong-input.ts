import type { Value } from '../../../schemas/values.js'
import { sharedInputs } from '../../../schemas/command/shared-inputs.js'
import { isCommand } from '../../document/build.js'
import { describeWrong } from '../../document/describe.js'
import type { SsmDocument, Step } from '../../document/document.js'
import { type PlacedFault, shapeFaults } from '../../document/shape-faults.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { isEmpty, stringOf } from '../../syntax/tree.js'
import { refusedCharacterIn } from '../command/refused-character.js'
import { holdsPlaceholder } from '../../languages/holds-placeholder.js'
import { pathText, valueHead } from '../places.js'
import { correction, type Finding, rule, type Severity } from '../rule.js'
import { isHalf } from '../references/half-references.js'
import { isAmbiguous } from '../structure/ambiguous.js'
import { commentedOut } from '../structure/commented-out.js'
import { behindIt, withoutEmptyRuns } from '../structure/empty-runs.js'
import { wordsOf } from '../structure/words.js'
import { asDemanded } from './as-demanded.js'

export const wrongInput = rule({
  name: 'wrong-input',
  severity: 'error',
  needs: 'shape faults',
  summary: 'An input has another type than its action or plugin takes, or is not among the values allowed.',
  why: 'Systems Manager refuses literal inputs of another type when the document is created; other wrong values fail the step. Where the agent ignores a value that it does not know, and where a line, or an input that may be left out, is empty, that is a warning.',
  aws: [
    'Input [...] is of type ArrayList, but expected type is String.',
    'Input true is of type String, but expected type is Boolean.',
    'Only one resource group or tag can be specified at a time',
    'Invalid DNS IP address X',
  ],

  check(document, { engines }) {
    const found: Finding[] = []
    for (const { place, fault, following } of withoutEmptyRuns(
      shapeFaults(document, engines.validators),
      document.tree,
    )) {
      if ((fault.kind !== 'wrong-type' && fault.kind !== 'wrong-value') || place.part !== 'inputs') continue
      if (
        hasOwnRule(document, place.step, fault) ||
        isFilledIn(fault) ||
        isAmbiguous(fault) ||
        isHalf(document, fault.node)
      )
        continue
      found.push(finding(document, place.step, fault, following))
    }
    return found
  },
})

type Wrong = Extract<PlacedFault['fault'], { readonly kind: 'wrong-type' | 'wrong-value' }>

/** Whatever the agent cannot use as a timeout it replaces; and of the inputs of a domain it refuses some characters first. */
function hasOwnRule({ kind }: SsmDocument, { action }: Step, { path, node }: Wrong): boolean {
  if (!isCommand(kind) || node.kind !== 'scalar') return false
  if (action === 'aws:domainJoin') return refusedCharacterIn(stringOf(node) ?? '') >= 0
  return path.length === 1 && path[0] === 'timeoutSeconds'
}

/** What a build puts in may be right. */
const isFilledIn = ({ kind, node }: Wrong): boolean => kind === 'wrong-value' && holdsPlaceholder(stringOf(node) ?? '')

function finding(document: SsmDocument, step: Step, fault: Wrong, following: number): Finding {
  const { node, path, expected, schema } = fault
  const what = `\`${pathText(path)}\` of \`${step.action}\`: expected ${expected}, found ${describeWrong(node, schema)}`
  const severity = severityOf(document, step, fault)
  const comment = commentedOut(document.tree, fault)
  if (comment) return { range: comment.range, severity, message: `${what}${comment.words}`, fixes: [comment.fix] }
  const written = stringOf(node)
  const meant =
    written === undefined ? undefined : (variableMeant(document, schema, written) ?? nearest(written, wordsOf(schema)))
  const fixes =
    written !== undefined && meant !== undefined
      ? [correction(node, written, meant)]
      : asDemanded(document.tree, node, schema)
  return {
    range: valueHead(document.tree, node, schema),
    severity,
    message: `${what}${behindIt(following)}${didYouMean(meant)}`,
    ...(fixes.length > 0 && { fixes }),
  }
}

/** A variable that is named without `variable:`, or with another word before it. */
function variableMeant({ variable }: SsmDocument, { ssm }: Value, written: string): string | undefined {
  const name = /^(?:variables?[:.])?(\w+)$/.exec(written)?.[1]
  return ssm?.format === 'variable-name' && name !== undefined && variable(name) ? `variable:${name}` : undefined
}

function severityOf({ kind }: SsmDocument, { definition }: Step, { path, node }: Wrong): Severity {
  const [name] = path
  if (isCommand(kind) && Object.hasOwn(sharedInputs, String(name))) return 'warning'
  // The agent reads nothing as an empty text.
  if (isCommand(kind) && isEmpty(node) && typeof path.at(-1) === 'number') return 'warning'
  const required: readonly unknown[] = (definition?.schema as { readonly required?: readonly string[] })?.required ?? []
  return isEmpty(node) && path.length === 1 && !required.includes(name) ? 'warning' : 'error'
}

import type { TSchema } from 'typebox'
import { stepSchema } from '../../../schemas/step-fields.js'
import { describeWrong } from '../../document/describe.js'
import type { SsmDocument } from '../../document/document.js'
import { type Place, type PlacedFault, shapeFaults } from '../../document/shape-faults.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { isEmpty, keyText, type Node, stringOf } from '../../syntax/tree.js'
import { valueHead } from '../places.js'
import { correction, type Finding, type Fix, replaceWith, rule, type Severity } from '../rule.js'
import { isHalf } from '../references/half-references.js'
import { asDemanded } from '../inputs/as-demanded.js'
import { isMisindented } from '../steps/inputs-beside.js'
import { isAmbiguous } from './ambiguous.js'
import { commentedOut } from './commented-out.js'
import { blankBehindColon } from './blank-behind-colon.js'
import { behindIt, withoutEmptyRuns } from './empty-runs.js'
import { partName } from './part-name.js'
import { wordsOf } from './words.js'

export const wrongValue = rule({
  name: 'wrong-value',
  severity: 'error',
  needs: 'shape faults',
  summary: 'A value of the document or of a step has another type, or is not among the values allowed there.',
  why: 'Systems Manager refuses the document when it is created. What it does with an empty value of a key that may be left out is not known; that is a warning.',
  acrossSteps: true,

  check(document, { engines }) {
    const found: Finding[] = []
    for (const { place, fault, following } of withoutEmptyRuns(
      shapeFaults(document, engines.validators),
      document.tree,
    )) {
      if ((fault.kind !== 'wrong-type' && fault.kind !== 'wrong-value') || place.part === 'inputs') continue
      if (!hasOwnRule(document, place, fault) && !isAmbiguous(fault) && !isHalf(document, fault.node))
        found.push(finding(document, place, fault, following))
    }
    return found
  },
})

type Wrong = Extract<PlacedFault['fault'], { readonly kind: 'wrong-type' | 'wrong-value' }>

function finding(document: SsmDocument, place: Place, fault: Wrong, following: number): Finding {
  const { node, expected, schema, path } = fault
  const what = `${partName(document, place, path)}: expected ${expected}, found ${describeWrong(node, schema)}`
  const severity = severityOf(place, fault)
  const comment = commentedOut(document.tree, fault)
  if (comment) return { range: comment.range, severity, message: `${what}${comment.words}`, fixes: [comment.fix] }
  const written = stringOf(node) ?? jumpInMap(node)
  const meant =
    written === undefined ? undefined : (jumpMeant(document, place, path, written) ?? nearest(written, wordsOf(schema)))
  const fixes =
    written !== undefined && meant !== undefined
      ? [node.kind === 'map' ? asJump(document, node, meant) : correction(node, written, meant)]
      : asDemanded(document.tree, node, schema)
  return {
    range: valueHead(document.tree, node, schema),
    severity,
    message: `${what}${behindIt(following)}${didYouMean(meant)}${isMap(expected) ? blankBehindColon(node) : ''}`,
    ...(fixes.length > 0 && { fixes }),
  }
}

const isMap = (expected: string): boolean => expected.startsWith('a map')

/** A jump in place of a map that names its step. */
const asJump = ({ tree: { format } }: SsmDocument, node: Node, jump: string): Fix =>
  replaceWith(node, format === 'json' ? `"${jump}"` : jump, { title: `write \`${jump}\`` })

/** The step that is named in a map: to YAML `step: a` is one, and `step:a` a text. */
function jumpInMap(node: Node): string | undefined {
  const [entry, ...others] = node.kind === 'map' ? node.entries : []
  const name = entry && keyText(entry.key) === 'step' ? stringOf(entry.value) : undefined
  return others.length > 0 ? undefined : name
}

/** A step that is named in `onFailure` or `onCancel` without `step:`. */
function jumpMeant(document: SsmDocument, place: Place, [key]: Wrong['path'], written: string): string | undefined {
  const name = written.replace(/^step:? */i, '')
  const isJump = place.part === 'step' && (key === 'onFailure' || key === 'onCancel')
  return isJump && /^\w+$/.test(name) && document.step(name) ? `step:${name}` : undefined
}

/** Places of which other rules speak, in better words. */
function hasOwnRule(document: SsmDocument, place: Place, { node, path }: Wrong): boolean {
  const [first, second, third] = path
  if (isEmpty(node) && isOfMisindented(document, place, path)) return true
  const isText = stringOf(node) !== undefined
  switch (place.part) {
    case 'document':
      if (path.length === 1) return first === 'schemaVersion'
      if (first !== 'mainSteps' || document.kind === 'Automation.ChangeTemplate') return false
      return path.length === 2 || (path.length === 3 && third === 'inputs' && node.kind === 'list')
    case 'declaration':
      return first === 'type' && isText
    default:
      return (
        ((first === 'name' || first === 'action') && isText) ||
        (first === 'outputs' && third === 'Type' && typeof second === 'number')
      )
  }
}

/** Whether the place is the `inputs` of a step whose inputs stand beside it, which is told of these. */
function isOfMisindented({ mainSteps }: SsmDocument, place: Place, [first, second, third]: Wrong['path']): boolean {
  if (place.part === 'step') return first === 'inputs' && isMisindented(place.step)
  const step = first === 'mainSteps' && third === 'inputs' ? mainSteps[Number(second)] : undefined
  return step !== undefined && isMisindented(step)
}

/** Whether AWS's refusal is known of this place, or the layout merely observed. */
function severityOf(place: Place, { node, path }: Wrong): Severity {
  if (place.part === 'document' && place.layout.evidence !== 'documented') return 'warning'
  return isEmpty(node) && isOptional(place, path) ? 'warning' : 'error'
}

/** Whether the key may be left out altogether. */
function isOptional(place: Place, path: Wrong['path']): boolean {
  const required = requiredBeside(place, path)
  return required !== undefined && !required.includes(String(path.at(-1)))
}

/** The keys that the map with the value cannot do without; undefined where that is not known. */
function requiredBeside(place: Place, path: Wrong['path']): readonly string[] | undefined {
  if (place.part === 'document') {
    const inStep = path[0] === 'mainSteps' && path.length === 3
    return inStep ? requiredOf(stepSchema) : requiredOf(place.layout.schema, path.slice(0, -1))
  }
  if (path.length > 1) return undefined
  return place.part === 'declaration' ? ['type'] : requiredOf(stepSchema)
}

/** What the schema of a map, or of one below it, calls required; undefined where there is no such map. */
function requiredOf(schema: TSchema | undefined, path: Wrong['path'] = []): readonly string[] | undefined {
  const { required = [], properties } = (schema ?? {}) as MapSchema
  const [key, ...rest] = path
  if (!properties || key === undefined) return properties && required
  return requiredOf(properties[key], rest)
}

interface MapSchema {
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, TSchema>>
}

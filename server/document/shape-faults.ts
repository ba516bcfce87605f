import type { DocumentKind as Layout } from '../../schemas/document-kind.js'
import { stepSchema } from '../../schemas/step-fields.js'
import { ofPart } from '../syntax/kept-parts.js'
import { type Node, stringOf } from '../syntax/tree.js'
import { accepts } from './accepts.js'
import { isAutomation, isCommand } from './build.js'
import type { Parameter, SsmDocument, Step } from './document.js'
import { factOf } from './fact-of.js'
import { layoutOf } from './layout-of.js'
import { mistypedKeys } from './mistyped-keys.js'
import { schemaNamed } from './schema-named.js'
import { checkShape, type ShapeFault, type Validators, type WrongValue } from './shape.js'

/** The part of a document whose shape is at fault. */
export type Place =
  | { readonly part: 'document'; readonly layout: Layout }
  | { readonly part: 'declaration'; readonly parameter: Parameter }
  | { readonly part: 'step'; readonly step: Step }
  | { readonly part: 'inputs'; readonly step: Step }

export interface PlacedFault {
  readonly place: Place
  readonly fault: ShapeFault
}

/** A part of a document with the name of the schema that it has to satisfy. */
interface Part {
  readonly schema: string
  readonly node: Node
  readonly place: Place
  /** Where the part stands in its place. */
  readonly above: readonly string[]
}

/** The parts of a document that are not right at first sight. Where there are none, no compiled check is needed. */
export const suspectParts = factOf((document): readonly Part[] => {
  const found: Part[] = []
  suspectTop(document, found)
  const { right, parameters, variables, steps } = document
  suspectDeclarations(parameters, `declaration ${declarationKind(document)}`, right, found)
  suspectDeclarations(variables, 'declaration Variable', right, found)
  for (const step of steps) if (right.get(step.node) !== 'step') suspectStep(step, document, found)
  return found
})

function suspectStep(step: Step, { kind, tree, entry }: SsmDocument, found: Part[]): void {
  const { node, inputs, action } = step
  const isOdd = () => isAutomation(kind) && node.kind === 'map' && !accepts(stepSchema, node)
  const isRight = () => !isOdd() && !hasOddInputs(step)
  // Of what `runtimeConfig` holds several configurations may share a node.
  if (entry('runtimeConfig') ? isRight() : ofPart(tree, node, `right ${kind}`, isRight)) return
  if (isOdd()) found.push({ schema: 'step', node, place: { part: 'step', step }, above: [] })
  if (inputs && hasOddInputs(step))
    found.push({ schema: `inputs ${action}`, node: inputs, place: { part: 'inputs', step }, above: [] })
}

const hasOddInputs = ({ inputs, definition }: Step): boolean =>
  definition !== undefined && inputs?.kind === 'map' && !accepts(definition.schema, inputs)

function suspectTop(document: SsmDocument, found: Part[]): void {
  const layout = layoutOf(document)
  if (!layout) return
  const place: Place = { part: 'document', layout }
  const add = (schema: string, node: Node, above: readonly string[]) => {
    if (isSuspect(schema, node)) found.push({ schema, node, place, above })
  }
  add(`document ${layout.name}`, document.root, [])
  const { by, field } = layout.variants ?? {}
  const variant = by === undefined ? undefined : stringOf(document.entry(by)?.value)
  const node = field === undefined ? undefined : document.entry(field)?.value
  if (variant !== undefined && field !== undefined && node) add(`${layout.name} ${variant}`, node, [field])
}

function suspectDeclarations(
  parameters: readonly Parameter[],
  schema: string,
  right: SsmDocument['right'],
  found: Part[],
): void {
  for (const parameter of parameters) {
    const { node } = parameter
    if (right.get(node) !== schema && node.kind === 'map' && isSuspect(schema, node))
      found.push({ schema, node, place: { part: 'declaration', parameter }, above: [] })
  }
}

function isSuspect(name: string, node: Node): boolean {
  const schema = schemaNamed(name)
  return schema !== undefined && !accepts(schema, node)
}

/** Every departure of a document from the schemas of its kind, its declarations, its steps and their actions. Made once for a document. */
export const shapeFaults = factOf((document, validators: Validators): readonly PlacedFault[] => {
  const found = suspectParts(document).flatMap((part) => faultsOf(part, validators))
  const faults = found.length > 1 ? [...unique(found)] : found
  return document.mistyped ? withMistyped(faults, [...mistyped(document)]) : faults
})

/** The faults with the keys that are read as others. That text stands where a list belongs is part of the fault of such a key, and no other. */
function withMistyped(faults: readonly PlacedFault[], keys: readonly PlacedFault[]): readonly PlacedFault[] {
  const texts = new Map<Node, WrongValue>()
  for (const { fault } of faults)
    if (fault.kind === 'wrong-type' && fault.node.kind === 'scalar' && fault.schema.ssm?.type === 'StringList')
      texts.set(fault.node, fault)
  const told = new Set<ShapeFault>()
  const whole = keys.map((placed): PlacedFault => {
    const { fault } = placed
    const wrong = fault.kind === 'unknown-key' ? texts.get(fault.entry.value) : undefined
    if (!wrong || fault.kind !== 'unknown-key') return placed
    told.add(wrong)
    return { ...placed, fault: { ...fault, wrong } }
  })
  return [...faults.filter(({ fault }) => !told.has(fault)), ...whole]
}

function faultsOf({ schema: name, node, place, above }: Part, validators: Validators): readonly PlacedFault[] {
  const schema = schemaNamed(name)
  const faults = schema ? checkShape(validators[name], schema, node) : []
  return faults.map((fault) => ({
    place,
    fault: above.length > 0 ? { ...fault, path: [...above, ...fault.path] } : fault,
  }))
}

/** The keys that are read as others. Those of steps of Command documents, which may hold anything, have a rule of their own. */
function* mistyped(document: SsmDocument): Generator<PlacedFault> {
  const layout = layoutOf(document)
  if (layout)
    yield* placed({ part: 'document', layout }, document.root, [
      'parameters',
      'variables',
      'mainSteps',
      'runtimeConfig',
    ])
  for (const parameter of [...document.parameters, ...document.variables])
    yield* placed({ part: 'declaration', parameter }, parameter.node)
  for (const step of document.steps) {
    if (isAutomation(document.kind)) yield* placed({ part: 'step', step }, step.node, ['inputs'])
    yield* placed({ part: 'inputs', step }, step.inputs, ['Steps'])
  }
}

function* placed(place: Place, node: Node | undefined, except: readonly string[] = []): Generator<PlacedFault> {
  for (const fault of mistypedKeys(node, except)) yield { place, fault }
}

/** The steps of a change template are checked as parts of the document and as steps; what both find counts once. */
function* unique(faults: readonly PlacedFault[]): Generator<PlacedFault> {
  const told = new Map<Node, Set<string>>()
  for (const placed of faults) {
    const { fault } = placed
    const node = fault.kind === 'unknown-key' ? fault.entry.key : fault.kind === 'missing-key' ? fault.map : fault.node
    const what =
      fault.kind === 'missing-key' ? `needs ${fault.key}` : fault.kind === 'unknown-key' ? 'unknown' : 'wrong'
    const before = told.get(node) ?? new Set()
    if (before.has(what)) continue
    told.set(node, before.add(what))
    yield placed
  }
}

function declarationKind({ kind }: SsmDocument): string {
  if (isAutomation(kind)) return 'Automation'
  return isCommand(kind) ? 'Command' : 'Session'
}

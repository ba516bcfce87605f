import type { DocumentKind as Layout } from '../../schemas/document-kind.js'
import { type Json, type Node, stringOf, toJson } from '../syntax/tree.js'
import { isAutomation, isCommand } from './build.js'
import type { Parameter, SsmDocument, Step } from './document.js'
import { factOf } from './fact-of.js'
import { layoutOf } from './layout-of.js'
import { mistypedKeys } from './mistyped-keys.js'
import { schemaNamed } from './schema-named.js'
import { checkShape, type ShapeFault, type Validators } from './shape.js'

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

/** Every departure of a document from the schemas of its kind, its declarations, its steps and their actions. Made once for a document. */
export const shapeFaults = factOf((document, validators: Validators): readonly PlacedFault[] => {
  const found = find(document, validators)
  return [...(found.length > 1 ? unique(found) : found), ...(document.mistyped ? mistyped(document) : [])]
})

function find(document: SsmDocument, validators: Validators): readonly PlacedFault[] {
  const found: PlacedFault[] = []
  const check = (name: string, node: Node | undefined, place: Place, json?: Json, above: string[] = []) => {
    const schema = schemaNamed(name)
    if (!node || !schema) return
    for (const fault of checkShape(validators[name], schema, node, json ?? toJson(node)))
      found.push({ place, fault: above.length > 0 ? { ...fault, path: [...above, ...fault.path] } : fault })
  }
  const whole = toJson(document.root)
  const layout = layoutOf(document)
  if (layout) {
    const place: Place = { part: 'document', layout }
    check(`document ${layout.name}`, document.root, place, whole)
    const variant = layout.variants && stringOf(document.entry(layout.variants.by)?.value)
    const field = layout.variants?.field
    if (variant !== undefined && field !== undefined)
      check(`${layout.name} ${variant}`, document.entry(field)?.value, place, undefined, [field])
  }
  const declaration = `declaration ${declarationKind(document)}`
  for (const parameter of document.parameters)
    if (parameter.node.kind === 'map') check(declaration, parameter.node, { part: 'declaration', parameter })
  for (const parameter of document.variables)
    if (parameter.node.kind === 'map') check('declaration Variable', parameter.node, { part: 'declaration', parameter })
  const runbook = isAutomation(document.kind)
  for (const step of document.steps) {
    const json = jsonOf(step, whole)
    if (runbook && step.node.kind === 'map') check('step', step.node, { part: 'step', step }, json)
    if (step.inputs?.kind === 'map' && step.definition)
      check(`inputs ${step.action}`, step.inputs, { part: 'inputs', step }, memberOf(json, 'inputs'))
  }
  return found
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

/** The step within the plain value of its document; undefined for those of schema 1.2, which have another form there. */
function jsonOf(step: Step, document: Json): Json | undefined {
  const list = step.loop
    ? memberOf(memberOf(jsonOf(step.loop, document), 'inputs'), 'Steps')
    : memberOf(document, 'mainSteps')
  return Array.isArray(list) ? list[step.index] : undefined
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })[name]
    : undefined
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

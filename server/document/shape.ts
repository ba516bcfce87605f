import type { TSchema } from 'typebox'
import type { Value } from '../../schemas/values.js'
import {
  type Entry,
  entryOf,
  hasUnknownKeys,
  isDynamic,
  keyText,
  type MapNode,
  type Node,
  toJson,
  valueAt,
} from '../syntax/tree.js'
import { describeSchema } from './describe.js'
import { once } from '../syntax/once.js'

/** Where a document departs from the schema of its kind, action or plugin, in terms of the tree. */
export type ShapeFault =
  | {
      readonly kind: 'unknown-key'
      readonly entry: Entry
      readonly map: MapNode
      readonly known: readonly string[]
      /** What was probably meant, where that is known. */
      readonly meant?: string
      /** What is wrong with the value, for it is written as the key is: `Value: web` for `Values: [web]`. */
      readonly wrong?: WrongValue
      readonly path: Path
    }
  | {
      readonly kind: 'missing-key'
      readonly map: Node
      readonly key: string
      /** The keys that are known there. */
      readonly known: readonly string[]
      readonly path: Path
    }
  | WrongValue

export interface WrongValue {
  readonly kind: 'wrong-type' | 'wrong-value'
  readonly node: Node
  readonly expected: string
  readonly schema: Value
  readonly path: Path
}

type Path = readonly (string | number)[]

/** What ajv's standalone code reports of one fault. */
interface AjvError {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A check compiled ahead of time; after a refusal it carries the errors. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly AjvError[] | null
}

/** Checks by the names that their schemas have in the catalogue (schemas/checked.ts). */
export type Validators = Readonly<Record<string, Validator>>

/** Checks a node against a schema with the check that was compiled from it. Without one nothing is found. */
export function checkShape(validate: Validator | undefined, schema: TSchema, node: Node): ShapeFault[] {
  if (!validate || validate(toJson(node))) return []
  return [...translate(validate.errors ?? [], schema, node)]
}

/** Turns ajv's errors into faults: of several alternatives that all failed, the one that was meant, or all of them as one. */
function* translate(errors: readonly AjvError[], schema: TSchema, root: Node): Generator<ShapeFault> {
  const told = errors.filter(({ instancePath }) => !isDynamic(valueAt(root, ...pathOf(root, instancePath))))
  const open = new Set(told)
  const choices = [...told.entries()]
    .filter(([, { keyword }]) => keyword === 'anyOf')
    .sort(([, a], [, b]) => a.schemaPath.length - b.schemaPath.length)
  for (const [at, choice] of choices) {
    if (!open.delete(choice)) continue
    const meant = meantBranch(choice, schema, root)
    for (const error of errorsBefore(told, at, choice))
      if (meant === undefined || !isWithin(error, choice, meant)) open.delete(error)
    if (meant === undefined) yield* valueFault(choice, schema, root)
  }
  for (const error of open) yield* faultOf(error, schema, root)
}

/** The errors that arose below a choice: ajv tells those of all branches, and then that none of them fits. */
function* errorsBefore(errors: readonly AjvError[], from: number, choice: AjvError): Generator<AjvError> {
  for (let at = from - 1; at >= 0; at--) {
    const error = errors[at]
    if (!error || !isWithin(error, choice)) return
    yield error
  }
}

/** Whether an error arose below a choice, or below one branch of it. */
function isWithin(error: AjvError, choice: AjvError, branch?: number): boolean {
  const prefix = branch === undefined ? `${choice.schemaPath}/` : `${choice.schemaPath}/${branch}/`
  return error.instancePath.startsWith(choice.instancePath) && error.schemaPath.startsWith(prefix)
}

/** The one branch for the form of value that is written: a list, a map. Scalars have no inside to look into. */
function meantBranch(choice: AjvError, schema: TSchema, root: Node): number | undefined {
  const node = valueAt(root, ...pathOf(root, choice.instancePath))
  const form = node?.kind === 'list' ? 'array' : node?.kind === 'map' ? 'object' : undefined
  const branches = schemaAt(schema, choice.schemaPath)
  if (form === undefined || !Array.isArray(branches)) return undefined
  const meant = [...branches.keys()].filter((at) => takes(branches[at], form))
  return meant.length === 1 ? meant[0] : undefined
}

/** Whether a schema is of a form, or has an alternative that is: beside a map there mostly stands a reference. */
function takes(schema: unknown, form: string): boolean {
  const { type, anyOf } = (schema ?? {}) as { readonly type?: unknown; readonly anyOf?: readonly unknown[] }
  return type === form || (anyOf?.some((branch) => takes(branch, form)) ?? false)
}

function* faultOf(error: AjvError, schema: TSchema, root: Node): Generator<ShapeFault> {
  const path = pathOf(root, error.instancePath)
  const node = valueAt(root, ...path)
  if (!node) return
  if (error.keyword === 'additionalProperties' && node.kind === 'map') {
    const key = String(error.params['additionalProperty'])
    const entry = firstByText(node).get(key)
    if (entry) yield { kind: 'unknown-key', entry, map: node, known: knownBeside(error, schema), path }
  } else if (error.keyword === 'required') {
    const key = String(error.params['missingProperty'])
    if (!entryOf(node, key) && !(node.kind === 'map' && hasUnknownKeys(node)))
      yield { kind: 'missing-key', map: node, key, known: knownBeside(error, schema), path }
  } else if (error.keyword !== 'if') {
    yield* valueFault(error, schema, root)
  }
}

/** The entries of a map by their keys as text; the first where several have one. */
const firstByText = once(
  ({ entries }: MapNode): ReadonlyMap<string, Entry> =>
    new Map(entries.toReversed().map((entry) => [keyText(entry.key), entry])),
)

/** The keys that the schema with a keyword describes. */
function knownBeside({ schemaPath }: AjvError, schema: TSchema): readonly string[] {
  const parent = schemaAt(schema, parentPath(schemaPath)) as { properties?: object } | undefined
  return Object.keys(parent?.properties ?? {})
}

function* valueFault(error: AjvError, schema: TSchema, root: Node): Generator<ShapeFault> {
  const path = pathOf(root, error.instancePath)
  const node = valueAt(root, ...path)
  const value = valueSchema(schema, error.schemaPath)
  if (!node || !value) return
  const kind = sameForm(node, value) ? 'wrong-value' : 'wrong-type'
  yield { kind, node, expected: describeSchema(value), schema: value, path }
}

/** Whether the value is of the right type and only its content is wrong. */
function sameForm(node: Node, { ssm }: Value): boolean {
  switch (ssm?.type) {
    case 'String':
      return node.kind === 'scalar' && typeof node.value === 'string'
    case 'Integer':
      return node.kind === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value)
    case 'Boolean':
      return node.kind === 'scalar' && typeof node.value === 'boolean'
    case 'StringList':
    case 'MapList':
      return node.kind === 'list'
    case 'StringMap':
      return node.kind === 'map'
    default:
      return false
  }
}

/** The innermost schema made by the vocabulary above the keyword that failed. */
function valueSchema(schema: TSchema, schemaPath: string): Value | undefined {
  let found: Value | undefined
  let here: unknown = schema
  for (const part of pointer(schemaPath)) {
    if (isValue(here)) found = here
    here = typeof here === 'object' && here !== null ? (here as Readonly<Record<string, unknown>>)[part] : undefined
  }
  return (
    found ??
    (typeof schemaAt(schema, parentPath(schemaPath)) === 'object'
      ? (schemaAt(schema, parentPath(schemaPath)) as Value)
      : undefined)
  )
}

const isValue = (schema: unknown): schema is Value => typeof schema === 'object' && schema !== null && 'ssm' in schema

function schemaAt(schema: TSchema, schemaPath: string): unknown {
  let here: unknown = schema
  for (const part of pointer(schemaPath))
    here = typeof here === 'object' && here !== null ? (here as Readonly<Record<string, unknown>>)[part] : undefined
  return here
}

const parentPath = (schemaPath: string): string => schemaPath.slice(0, schemaPath.lastIndexOf('/'))

/** The parts of a JSON pointer, in a URI fragment or not. */
const pointer = (text: string): string[] =>
  text
    .replace(/^#?\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))

/** The path of a JSON pointer in a tree: list positions are numbers. */
function pathOf(root: Node, instancePath: string): Path {
  const path: (string | number)[] = []
  let here: Node | undefined = root
  for (const part of instancePath === '' ? [] : instancePath.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const step: string | number = here?.kind === 'list' ? Number(key) : key
    path.push(step)
    here = here && valueAt(here, step)
  }
  return path
}

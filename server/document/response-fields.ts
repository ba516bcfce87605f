import type { Member, Operation, Shape, StructureShape } from '../aws/service.js'
import { once } from '../syntax/once.js'
import type { FilterTest, SelectorStep } from '../languages/json-path.js'

/** What a selector finds in the responses of an operation. */
export type Selection =
  | {
      readonly found: true
      /** What the values may be. Empty where that is not known. */
      readonly shapes: readonly Shape[]
    }
  | {
      readonly found: false
      /** The first step of the selector that finds nothing. */
      readonly step: SelectorStep
      /** What the steps before it found. */
      readonly before: readonly Shape[]
    }

const selections = new WeakMap<Operation, WeakMap<readonly SelectorStep[], Selection>>()

/** Follows a selector through the response of an operation, `ResponseMetadata` included, as boto3 gives it. */
export function selectFields(operation: Operation, service: string, steps: readonly SelectorStep[]): Selection {
  const known = selections.get(operation) ?? new WeakMap<readonly SelectorStep[], Selection>()
  const selection = known.get(steps) ?? select([responseOf(operation)], service, steps)
  selections.set(operation, known.set(steps, selection))
  return selection
}

function select(from: readonly Shape[], service: string, steps: readonly SelectorStep[]): Selection {
  let shapes = from
  for (const step of steps) {
    // Where any JSON may stand, anything may be found.
    if (shapes.some(({ kind }) => kind === 'json')) return { found: true, shapes: [] }
    const next = [...new Set(follow(shapes, step, service))]
    if (next.length === 0) return { found: false, step, before: shapes }
    const untestable = step.kind === 'filter' ? untested(next, step.test, service) : undefined
    if (untestable) return untestable
    shapes = next
  }
  return { found: true, shapes: shapes.some(({ kind }) => kind === 'json') ? [] : shapes }
}

/** The first field that a filter asks of its items and that they do not have. */
function untested(items: readonly Shape[], test: FilterTest | undefined, service: string): Selection | undefined {
  switch (test?.kind) {
    case 'compare':
    case 'exists': {
      const tested = select(items, service, test.path)
      return tested.found ? undefined : tested
    }
    case 'and':
    case 'or':
      return test.tests.map((each) => untested(items, each, service)).find((each) => each !== undefined)
    case 'not':
      return untested(items, test.test, service)
    default:
      return undefined
  }
}

/** The fields that can be named next to a value: of the map itself, or of the items of a list. */
export function fieldsOf(shapes: readonly Shape[]): string[] {
  return [...new Set(shapes.flatMap((shape) => (shape.kind === 'structure' ? [...shape.members.keys()] : [])))]
}

const text: Shape = { kind: 'string' }
const number: Shape = { kind: 'integer' }
const anything: Shape = { kind: 'json' }

const field = (name: string, shape: Shape): [string, Member] => [
  name,
  { name, shape, required: false, token: false, deprecated: false },
]

const headers: Shape = { kind: 'map', key: text, value: text }

/** What boto3 adds to each response. */
const metadata: StructureShape = {
  kind: 'structure',
  union: false,
  members: new Map([
    field('RequestId', text),
    field('HostId', text),
    field('HTTPStatusCode', number),
    field('HTTPHeaders', headers),
    field('RetryAttempts', number),
    field('MaxAttemptsReached', { kind: 'boolean' }),
  ]),
}

/** The response of an operation as boto3 gives it. */
export const responseOf = once((operation: Operation): StructureShape => {
  const members = new Map([...(operation.output?.members ?? []), field('ResponseMetadata', metadata)])
  return { kind: 'structure', union: false, members }
})

function follow(shapes: readonly Shape[], step: SelectorStep, service: string): readonly Shape[] {
  switch (step.kind) {
    case 'child':
      return named(shapes, step.name, service)
    case 'union':
      return step.members.flatMap((member) =>
        typeof member === 'string' ? named(shapes, member, service) : shapes.flatMap(items),
      )
    case 'index':
    case 'slice':
      return shapes.flatMap(items)
    case 'filter':
      return shapes.flatMap(filtered)
    case 'wildcard':
      return shapes.flatMap((shape) => parts(shape, service))
    case 'deep-scan': {
      const within = shapes.flatMap((shape) => scanned(shape, service))
      return step.name === undefined ? within : named(within, step.name, service)
    }
    case 'function':
      return [anything]
  }
}

/**
 * The fields of a name. Keys of a map are not known: where there are other shapes too, as behind a deep scan or a wildcard, their fields
 * count alone, and if none has the name, it is not known what a map would give for it.
 */
function named(among: readonly Shape[], name: string, service: string): readonly Shape[] {
  const maps = among.flatMap((shape) => (shape.kind === 'map' ? [shape.value] : []))
  if (maps.length === among.length) return maps
  const members = among.flatMap((shape) => member(shape, name, service))
  return members.length > 0 || maps.length === 0 ? members : [anything]
}

function member(shape: Shape, name: string, service: string): readonly Shape[] {
  // Bytes may be JSON; what Automation makes of them is not described.
  if (shape.kind === 'blob' || shape.kind === 'json') return [anything]
  // Some readers of JSONPath take this for the number of items; whether Automation's does is not described.
  if (shape.kind === 'list' && name === 'length') return [anything]
  const found = shape.kind === 'structure' ? shape.members.get(name) : undefined
  return found ? [givenShape(found, service)] : []
}

/** What boto3 gives for a field. */
const givenShape = ({ name, shape }: Member, service: string): Shape =>
  shape.kind === 'string' && decodedByBoto3(service, name) ? anything : shape

/** Texts of JSON that boto3 gives as the values they stand for. */
const decodedByBoto3 = (service: string, name: string): boolean =>
  (service === 'iam' && /Document$/.test(name)) || (service === 'cloudformation' && name === 'TemplateBody')

const items = (shape: Shape): readonly Shape[] => (shape.kind === 'list' ? [shape.item] : [])

const filtered = (shape: Shape): readonly Shape[] =>
  shape.kind === 'structure' || shape.kind === 'map' ? [shape] : items(shape)

function parts(shape: Shape, service: string): readonly Shape[] {
  switch (shape.kind) {
    case 'structure':
      return [...shape.members.values()].map((each) => givenShape(each, service))
    case 'list':
      return [shape.item]
    case 'map':
      return [shape.value]
    default:
      return []
  }
}

/** What a deep scan looks at. One of a whole response means none of the headers, whose names could be any. */
const scanned = (shape: Shape, service: string): readonly Shape[] =>
  descendants(shape, service).filter((each) => each !== headers || shape === headers || shape === metadata)

/** The value and all its parts, each shape once: shapes may contain themselves. */
export function descendants(shape: Shape, service: string): readonly Shape[] {
  const found = new Set([shape])
  for (const each of found) for (const part of parts(each, service)) found.add(part)
  return [...found]
}

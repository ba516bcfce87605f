import { type CompactService, operationFlags, type ShapeLine } from '../aws/service-data.js'
import type { BotocoreService, ModelMember, ModelOperation, ModelShape, ServiceModel } from './botocore.js'
import { withClientChanges } from './client-changes.js'
import type { IamActions } from './iam-actions.js'

/** Makes the compact form of a service. */
export function compactService(service: BotocoreService, iam: IamActions): CompactService {
  const { name, paginators, waiters, examples } = service
  const model = withClientChanges(name, service.model)
  const shapes = shapeTable(model)
  const errors = new Map<string, number>()
  const operations = Object.entries(model.operations).sort(([a], [b]) => (a < b ? -1 : 1))
  const line = ([operation, facts]: readonly [string, ModelOperation]) => {
    const [input, output] = [facts.input, facts.output].map((use) => (use ? shapes.reference(use) : '-'))
    const codes = (facts.errors ?? []).map(({ shape }) => indexIn(errors, model.shapes[shape]?.error?.code ?? shape))
    const flags = flagsOf(facts, model, iam.isReadOnly(service, operation))
    return [operation, flags, input, output, codes.join(',') || '-', ...iam.wordsOf(service, operation)].join(' ')
  }
  const lines = operations.map(line)
  return {
    name,
    title: model.metadata['serviceFullName'] ?? name,
    uid: model.metadata['uid'] ?? name,
    iam: iam.prefixOf(service),
    errors: [...errors.keys()],
    operations: lines,
    shapes: shapes.lines,
    paginators: operations.flatMap(([operation], at) => (Object.hasOwn(paginators, operation) ? [at] : [])),
    waiters: Object.fromEntries(
      Object.entries(waiters)
        .map(([waiter, { operation }]) => [waiter, operation] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    examples: examplesOf(examples, model),
  }
}

function indexIn(pool: Map<string, number>, text: string): number {
  const known = pool.get(text) ?? pool.size
  pool.set(text, known)
  return known
}

function flagsOf({ input, output, deprecated }: ModelOperation, model: ServiceModel, readOnly: boolean): string {
  const flags = [
    deprecated ? operationFlags.deprecated : '',
    streams(input, model) ? operationFlags.streamingInput : '',
    streams(output, model)
      ? operationFlags.streamingOutput
      : hasBytesAsBody(output, model)
        ? operationFlags.bytesAsOutput
        : '',
    readOnly ? operationFlags.readOnly : '',
  ]
  return flags.join('') || '-'
}

/** Whether a message carries a stream as one of its members. */
function streams(message: { readonly shape: string } | undefined, { shapes }: ServiceModel): boolean {
  const members = message ? Object.values(shapes[message.shape]?.members ?? {}) : []
  return members.some((member) => {
    const shape = shapes[member.shape]
    return member.streaming || member.eventstream || shape?.streaming || shape?.eventstream
  })
}

/** Whether the body of the response is bytes, which botocore does not read: `has_streaming_output` of its operations. */
function hasBytesAsBody(message: { readonly shape: string } | undefined, { shapes }: ServiceModel): boolean {
  const { payload, members } = (message && shapes[message.shape]) ?? {}
  const body = payload === undefined ? undefined : members?.[payload]
  return body !== undefined && shapes[body.shape]?.type === 'blob'
}

/** The first example of each operation that shows a response. */
function examplesOf(examples: BotocoreService['examples'], { operations }: ServiceModel): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [operation, all] of Object.entries(examples)) {
    const output = all.find((example) => example.output && Object.keys(example.output).length > 0)?.output
    if (output && Object.hasOwn(operations, operation)) found[operation] = JSON.stringify(output)
  }
  return found
}

const letters: Readonly<Record<string, string>> = {
  string: 's',
  character: 's',
  integer: 'i',
  long: 'l',
  float: 'f',
  double: 'd',
  boolean: 'b',
  blob: 'B',
  timestamp: 't',
}

/** The shapes that are used, in the order of first use; equal lines that use no other shape stand once. */
function shapeTable({ shapes }: ServiceModel) {
  const lines: ShapeLine[] = []
  const byName = new Map<string, string>()
  const byLine = new Map<string, string>()

  function reference(use: ModelMember): string {
    if (use.jsonvalue && use.location === 'header') return 'J'
    const known = byName.get(use.shape)
    if (known !== undefined) return known
    const shape = shapes[use.shape]
    if (!shape) throw new Error(`there is no shape ${use.shape}`)
    const found = simple(shape) ?? compound(use.shape, shape)
    byName.set(use.shape, found)
    return found
  }

  /** A shape that uses no other. */
  function simple(shape: ModelShape): string | undefined {
    if (shape.document) return 'J'
    const letter = letters[shape.type]
    if (letter === undefined) return undefined
    if (shape.enum) return once([...shape.enum])
    const { min = '', max = '', pattern = '' } = shape
    if (letter === 's' && (min !== '' || max !== '' || pattern !== '')) return once(`s${min},${max},${pattern}`)
    return 'ilfd'.includes(letter) && (min !== '' || max !== '') ? once(`${letter}${min},${max}`) : letter
  }

  function once(line: ShapeLine): string {
    const key = JSON.stringify(line)
    const index = byLine.get(key) ?? String(lines.push(line) - 1)
    byLine.set(key, index)
    return index
  }

  /** A shape may use itself, so its place is taken before its parts are known. */
  function compound(name: string, shape: ModelShape): string {
    const index = lines.push('') - 1
    byName.set(name, String(index))
    lines[index] = lineOf(shape)
    return String(index)
  }

  function lineOf({ type, members = {}, required = [], member, key, value, union, min, max }: ModelShape) {
    if (type === 'list' && member) return `[${reference(member)},${min ?? ''},${max ?? ''}`
    if (type === 'map' && key && value) return `<${reference(key)} ${reference(value)}`
    if (type !== 'structure') throw new Error(`a shape of type ${type} is new`)
    const words = Object.entries(members).map(([name, use]) => {
      if (/[ :|]/.test(name)) throw new Error(`the member ${name} cannot be written`)
      const marks = `${required.includes(name) ? '!' : ''}${use.idempotencyToken ? '~' : ''}${use.deprecated ? '-' : ''}`
      const also = use.alias === undefined ? '' : `|${use.alias}`
      return `${marks}${name}${also}:${reference(use)}`
    })
    return `${union ? '|' : '{'}${words.join(' ')}`
  }

  return { lines, reference }
}

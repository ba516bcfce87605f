import type { Bounds, ListShape, MapShape, Member, Operation, Service, Shape, StructureShape } from './service.js'
import { LineReader } from './packed-lines.js'
import { operationFlags, type ServiceData } from './service-data.js'

/** Reads the compact form of a service: its operations and shapes one by one, when they are asked for. */
export const readService = (data: ServiceData): Service => new ReadService(data)

type ShapeAt = (reference: string) => Shape

/*
 * What reads its parts later is made by classes: a getter in the literal of an object gives each such object a hidden class of its own, which
 * takes more room than the object, and makes all that looks at it slow.
 */

class ReadService implements Service {
  readonly name: string
  readonly title: string
  readonly waiters: ReadonlyMap<string, string>
  readonly #data: ServiceData
  readonly #lines: LineReader
  readonly #shapeAt: ShapeAt
  readonly #read = new Map<string, Operation>()
  #names: readonly string[] | undefined

  constructor(data: ServiceData) {
    this.name = data.name
    this.title = data.title
    this.waiters = new Map(Object.entries(data.waiters))
    this.#data = data
    this.#lines = new LineReader(data.operations)
    this.#shapeAt = shapesOf(data)
  }

  get operationNames(): readonly string[] {
    this.#names ??= this.#lines.words()
    return this.#names
  }

  readonly operation = (name: string): Operation | undefined => {
    const known = this.#read.get(name)
    const found = known ? undefined : this.#lines.find(name)
    if (!found) return known
    const operation = new ReadOperation(found.line, this.#data.paginators.includes(found.at), this.#data, this.#shapeAt)
    this.#read.set(name, operation)
    return operation
  }
}

class ReadOperation implements Operation {
  readonly name: string
  readonly errors: readonly string[]
  readonly deprecated: boolean
  readonly streamingInput: boolean
  readonly streamingOutput: boolean
  readonly bytesAsOutput: boolean
  readonly readOnly: boolean
  readonly iamActions: readonly string[]
  readonly resourceTypes: readonly string[]
  readonly link: string
  private readonly parts: { readonly input: string; readonly output: string; readonly example: string | undefined }

  constructor(
    line: string,
    readonly paginated: boolean,
    data: ServiceData,
    private readonly shapeAt: ShapeAt,
  ) {
    const [name = '', flags = '', input = '-', output = '-', errors = '-', ...words] = line.split(' ')
    const actions = words.filter((word) => !word.startsWith('@'))
    this.name = name
    this.errors = errors === '-' ? [] : errors.split(',').map((index) => data.errors[Number(index)] ?? '')
    this.deprecated = flags.includes(operationFlags.deprecated)
    this.streamingInput = flags.includes(operationFlags.streamingInput)
    this.streamingOutput = flags.includes(operationFlags.streamingOutput)
    this.bytesAsOutput = flags.includes(operationFlags.bytesAsOutput)
    this.readOnly = flags.includes(operationFlags.readOnly)
    this.iamActions = actions.length === 0 ? [`${data.iam}:${name}`] : actions.filter((action) => action !== '-')
    this.resourceTypes =
      words
        .find((word) => word.startsWith('@'))
        ?.slice(1)
        .split(',') ?? []
    this.link = `https://docs.aws.amazon.com/goto/WebAPI/${data.uid}/${name}`
    this.parts = { input, output, example: data.examples[name] }
  }

  get input(): StructureShape | undefined {
    return this.message(this.parts.input)
  }

  get output(): StructureShape | undefined {
    return this.message(this.parts.output)
  }

  get example(): unknown {
    const { example } = this.parts
    return example === undefined ? undefined : JSON.parse(example)
  }

  private message(reference: string): StructureShape | undefined {
    return reference === '-' ? undefined : (this.shapeAt(reference) as StructureShape)
  }
}

class ReadList implements ListShape {
  readonly kind = 'list'
  readonly min?: number
  readonly max?: number

  constructor(
    private readonly reference: string,
    bounds: Bounds,
    private readonly shapeAt: ShapeAt,
  ) {
    if (bounds.min !== undefined) this.min = bounds.min
    if (bounds.max !== undefined) this.max = bounds.max
  }

  get item(): Shape {
    return this.shapeAt(this.reference)
  }
}

class ReadMap implements MapShape {
  readonly kind = 'map'

  constructor(
    private readonly references: readonly [key: string, value: string],
    private readonly shapeAt: ShapeAt,
  ) {}

  get key(): Shape {
    return this.shapeAt(this.references[0])
  }

  get value(): Shape {
    return this.shapeAt(this.references[1])
  }
}

function marksOf(word: string): string {
  let end = 0
  while (word[end] === '!' || word[end] === '~' || word[end] === '-') end++
  return word.slice(0, end)
}

class ReadMember implements Member {
  readonly name: string
  readonly required: boolean
  readonly token: boolean
  readonly deprecated: boolean
  readonly alias?: string
  private readonly reference: string

  /** A word is marks, the name, behind `|` another name in JSON, and behind `:` the shape. There are thousands, so no expression takes it apart. */
  constructor(
    word: string,
    private readonly shapeAt: ShapeAt,
  ) {
    const marks = marksOf(word)
    const end = word.lastIndexOf(':')
    const bar = word.indexOf('|')
    this.name = word.slice(marks.length, bar < 0 ? end : bar)
    this.required = marks.includes('!')
    this.token = marks.includes('~')
    this.deprecated = marks.includes('-')
    this.reference = word.slice(end + 1)
    if (bar >= 0) this.alias = word.slice(bar + 1, end)
  }

  get shape(): Shape {
    return this.shapeAt(this.reference)
  }
}

const plain: Readonly<Record<string, Shape>> = {
  s: { kind: 'string' },
  i: { kind: 'integer' },
  l: { kind: 'long' },
  f: { kind: 'float' },
  d: { kind: 'double' },
  b: { kind: 'boolean' },
  B: { kind: 'blob' },
  t: { kind: 'timestamp' },
  J: { kind: 'json' },
}

/** A list of values, packed, is JSON; a shape that is a list begins with a reference. */
const isEnumeration = (line: string): boolean => line.startsWith('["') || line === '[]'

function shapesOf({ shapes }: ServiceData): ShapeAt {
  const lines = new LineReader(shapes)
  const read = new Map<string, Shape>()
  const shapeAt: ShapeAt = (reference) => {
    const known = plain[reference] ?? read.get(reference)
    if (known) return known
    const line = lines.at(Number(reference)) ?? '{'
    const shape: Shape = isEnumeration(line) ? { kind: 'string', values: JSON.parse(line) } : shapeOf(line, shapeAt)
    read.set(reference, shape)
    return shape
  }
  return shapeAt
}

function shapeOf(line: string, shapeAt: ShapeAt): Shape {
  const rest = line.slice(1)
  switch (line[0]) {
    case '{':
    case '|':
      return { kind: 'structure', union: line[0] === '|', members: membersOf(rest, shapeAt) }
    case '[': {
      const [item = '', min, max] = rest.split(',')
      return new ReadList(item, bounds(min, max), shapeAt)
    }
    case '<': {
      const [key = '', value = ''] = rest.split(' ')
      return new ReadMap([key, value], shapeAt)
    }
    case 's': {
      const [min, max] = rest.split(',', 2)
      const pattern = rest.slice((min ?? '').length + (max ?? '').length + 2)
      return { kind: 'string', ...bounds(min, max), ...(pattern !== '' && { pattern }) }
    }
    default: {
      const [min, max] = rest.split(',')
      return { ...(plain[line[0] ?? ''] ?? { kind: 'json' }), ...bounds(min, max) } as Shape
    }
  }
}

function bounds(min = '', max = ''): Bounds {
  return { ...(min !== '' && { min: Number(min) }), ...(max !== '' && { max: Number(max) }) }
}

function membersOf(words: string, shapeAt: ShapeAt): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>()
  if (words === '') return members
  for (const word of words.split(' ')) {
    const member = new ReadMember(word, shapeAt)
    members.set(member.name, member)
  }
  return members
}

import type { Bounds, Member, Operation, Service, Shape, StructureShape } from './service.js'
import { operationFlags, type ServiceData } from './service-data.js'

/** Reads the compact form of a service: its operations and shapes one by one, when they are asked for. */
export function readService(data: ServiceData): Service {
  const shapeAt = shapesOf(data)
  const lines = new Map(data.operations.map((line, at) => [line.slice(0, line.indexOf(' ')), { line, at }]))
  const read = new Map<string, Operation>()
  return {
    name: data.name,
    title: data.title,
    operationNames: [...lines.keys()],
    waiters: new Map(Object.entries(data.waiters)),
    operation(name) {
      const found = lines.get(name)
      const known = read.get(name)
      if (!found || known) return known
      const operation = operationOf(found.line, data.paginators.includes(found.at), data, shapeAt)
      read.set(name, operation)
      return operation
    },
  }
}

type ShapeAt = (reference: string) => Shape

function operationOf(line: string, paginated: boolean, data: ServiceData, shapeAt: ShapeAt): Operation {
  const [name = '', flags = '', input = '-', output = '-', errors = '-', ...words] = line.split(' ')
  const example = data.examples[name]
  const actions = words.filter((word) => !word.startsWith('@'))
  const message = (reference: string) => (reference === '-' ? undefined : (shapeAt(reference) as StructureShape))
  return {
    name,
    get input() {
      return message(input)
    },
    get output() {
      return message(output)
    },
    errors: errors === '-' ? [] : errors.split(',').map((index) => data.errors[Number(index)] ?? ''),
    deprecated: flags.includes(operationFlags.deprecated),
    streamingInput: flags.includes(operationFlags.streamingInput),
    streamingOutput: flags.includes(operationFlags.streamingOutput),
    bytesAsOutput: flags.includes(operationFlags.bytesAsOutput),
    readOnly: flags.includes(operationFlags.readOnly),
    paginated,
    iamActions: actions.length === 0 ? [`${data.iam}:${name}`] : actions.filter((action) => action !== '-'),
    resourceTypes:
      words
        .find((word) => word.startsWith('@'))
        ?.slice(1)
        .split(',') ?? [],
    link: `https://docs.aws.amazon.com/goto/WebAPI/${data.uid}/${name}`,
    get example() {
      return example === undefined ? undefined : JSON.parse(example)
    },
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

function shapesOf({ shapes }: ServiceData): ShapeAt {
  const read = new Map<string, Shape>()
  const shapeAt: ShapeAt = (reference) => {
    const known = plain[reference] ?? read.get(reference)
    if (known) return known
    const line = shapes[Number(reference)] ?? '{'
    const shape: Shape = typeof line === 'string' ? shapeOf(line, shapeAt) : { kind: 'string', values: line }
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
      return {
        kind: 'list',
        ...bounds(min, max),
        get item() {
          return shapeAt(item)
        },
      }
    }
    case '<': {
      const [key = '', value = ''] = rest.split(' ')
      return {
        kind: 'map',
        get key() {
          return shapeAt(key)
        },
        get value() {
          return shapeAt(value)
        },
      }
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
  const members = words === '' ? [] : words.split(' ').map((word) => memberOf(word, shapeAt))
  return new Map(members.map((member) => [member.name, member]))
}

function memberOf(word: string, shapeAt: ShapeAt): Member {
  const [, marks = '', name = '', alias, reference = ''] = /^([!~-]*)([^|]*)(?:\|(.*))?:([^:]*)$/.exec(word) ?? []
  return {
    name,
    ...(alias !== undefined && { alias }),
    required: marks.includes('!'),
    token: marks.includes('~'),
    deprecated: marks.includes('-'),
    get shape() {
      return shapeAt(reference)
    },
  }
}

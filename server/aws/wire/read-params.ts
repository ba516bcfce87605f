import type { ProtocolData, WireMember, WireShape } from '../protocol-data.js'
import { deepest, Unreadable, type Values } from './message.js'
import { fromText } from './read-text.js'

/** What stands under a name of a form: `Filter.1.Value.2` stands under `2` under `Value` under `1` under `Filter`. */
interface Branch {
  text?: string
  readonly parts: Map<string, Branch>
}

/** The input of an operation from the form in which the protocols `query` and `ec2` send it. */
export function readParams(data: ProtocolData, shape: string | undefined, form: URLSearchParams): Values {
  if (shape === undefined) return {}
  const root: Branch = { parts: new Map() }
  for (const [name, text] of form) branchAt(root, name.split('.')).text = text
  return structureOf(data, shapeNamed(data, shape), root)
}

function branchAt(root: Branch, path: readonly string[]): Branch {
  if (path.length > deepest) throw new Unreadable('the request is nested too deeply')
  return path.reduce((here, name) => {
    const next = here.parts.get(name) ?? { parts: new Map() }
    here.parts.set(name, next)
    return next
  }, root)
}

/** The shape of a name. */
export function shapeNamed({ shapes }: ProtocolData, name: string): WireShape {
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined
  if (!shape) throw new Error(`there is no shape ${name}`)
  return shape
}

function structureOf(data: ProtocolData, { members = {} }: WireShape, branch: Branch): Values {
  const found = Object.entries(members).flatMap(([name, member]) => {
    const part = partOf(data, name, member, branch)
    return part ? [[name, valueIn(data, member, part)] as const] : []
  })
  return Object.fromEntries(found)
}

/** A list without a level of its own may go by the name of its items. */
function partOf(data: ProtocolData, name: string, member: WireMember, { parts }: Branch): Branch | undefined {
  const shape = shapeNamed(data, member.shape)
  const itemName = data.protocol === 'query' && isFlat(shape, member) ? shape.member?.locationName : undefined
  return parts.get(itemName ?? paramName(data, name, member))
}

const isFlat = (shape: WireShape, member: WireMember): boolean => shape.flattened ?? member.flattened ?? false

function paramName({ protocol }: ProtocolData, name: string, { queryName, locationName }: WireMember): string {
  if (protocol !== 'ec2') return locationName ?? name
  if (queryName !== undefined) return queryName
  return locationName === undefined ? name : locationName.charAt(0).toUpperCase() + locationName.slice(1)
}

function valueIn(data: ProtocolData, member: WireMember, branch: Branch): unknown {
  const shape = shapeNamed(data, member.shape)
  switch (shape.type) {
    case 'structure':
      return structureOf(data, shape, branch)
    case 'list': {
      const flat = data.protocol === 'ec2' || isFlat(shape, member)
      const items = flat ? branch : branch.parts.get(shape.member?.locationName ?? 'member')
      const inner = shape.member
      return inner ? inOrder(items).map((item) => valueIn(data, inner, item)) : []
    }
    case 'map':
      return mapOf(data, shape, isFlat(shape, member) ? branch : branch.parts.get('entry'))
    default:
      return fromText(shape.type, branch.text ?? '')
  }
}

function mapOf(data: ProtocolData, { key, value }: WireShape, entries: Branch | undefined): Values {
  return Object.fromEntries(
    inOrder(entries).flatMap(({ parts }) => {
      const name = parts.get(key?.locationName ?? 'key')?.text
      const branch = parts.get(value?.locationName ?? 'value')
      return name !== undefined && branch && value ? [[name, valueIn(data, value, branch)] as const] : []
    }),
  )
}

/** Numbered branches by their numbers. */
function inOrder(branch: Branch | undefined): readonly Branch[] {
  return [...(branch?.parts ?? [])]
    .filter(([number]) => /^\d{1,9}$/.test(number))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, each]) => each)
}

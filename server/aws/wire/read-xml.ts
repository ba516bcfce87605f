import { SaxesParser } from 'saxes'
import type { ProtocolData, WireMember, WireShape } from '../protocol-data.js'
import { deepest, Unreadable, type Values } from './message.js'
import { shapeNamed } from './read-params.js'
import { fromText } from './read-text.js'

interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parts: XmlElement[]
  text: string
}

/** A structure from an XML text. */
export function readXml(data: ProtocolData, shape: WireShape, text: string): Values {
  const root = parse(text)
  return root ? structureOf(data, shape, root) : {}
}

function parse(text: string): XmlElement | undefined {
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  const parser = new SaxesParser({})
  parser.on('error', (error) => {
    throw new Unreadable(`the body is not XML: ${error.message}`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name: localName(name), attributes, parts: [], text: '' }
    if (open.push(element) > deepest) throw new Unreadable('the body is nested too deeply')
    open.at(-2)?.parts.push(element)
    root ??= element
  })
  const add = (more: string) => {
    const here = open.at(-1)
    if (here) here.text += more
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  return root
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function structureOf(data: ProtocolData, { members = {} }: WireShape, element: XmlElement): Values {
  const found = Object.entries(members).flatMap(([name, member]) => {
    const value = memberOf(data, name, member, element)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found)
}

function memberOf(data: ProtocolData, name: string, member: WireMember, element: XmlElement): unknown {
  const shape = shapeNamed(data, member.shape)
  if (member.xmlAttribute) return element.attributes[member.locationName ?? name]
  const flat = shape.type === 'list' && (shape.flattened ?? member.flattened)
  const wanted = member.locationName ?? (flat ? shape.member?.locationName : undefined) ?? name
  const found = element.parts.filter((part) => part.name === wanted)
  const [first] = found
  if (!first) return undefined
  const { member: item } = shape
  return flat && item ? found.map((part) => valueIn(data, item, part)) : valueIn(data, member, first)
}

function valueIn(data: ProtocolData, { shape: name }: WireMember, element: XmlElement): unknown {
  const shape = shapeNamed(data, name)
  const { member } = shape
  if (shape.type === 'structure') return structureOf(data, shape, element)
  if (shape.type === 'list' && member) return element.parts.map((part) => valueIn(data, member, part))
  return fromText(shape.type, element.text)
}

import type { ProtocolData, WireMember, WireShape } from '../protocol-data.js'
import type { Values } from './message.js'
import { shapeNamed } from './read-params.js'
import { toText } from './read-text.js'

/** The content of the element of a structure, without the members that stand in headers. */
export function writeStructure(data: ProtocolData, { members = {} }: WireShape, values: Values): string {
  return Object.entries(members)
    .filter(([name, { location, xmlAttribute }]) => location === undefined && !xmlAttribute && isGiven(values[name]))
    .map(([name, member]) => writeMember(data, name, member, values[name]))
    .join('')
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

function writeMember(data: ProtocolData, name: string, member: WireMember, value: unknown): string {
  const shape = shapeNamed(data, member.shape)
  const flat = shape.flattened ?? member.flattened
  const { member: item, key, value: mapped } = shape
  const tag = member.locationName ?? (flat ? item?.locationName : undefined) ?? name
  if (shape.type === 'list' && item) {
    const items = value as readonly unknown[]
    if (flat) return items.map((each) => writeElement(data, tag, item, each)).join('')
    return element(tag, items.map((each) => writeElement(data, item.locationName ?? 'member', item, each)).join(''))
  }
  if (shape.type === 'map' && key && mapped) {
    const entries = Object.entries(value as Values).map(
      ([name, each]) =>
        element(key.locationName ?? 'key', escaped(name)) +
        writeElement(data, mapped.locationName ?? 'value', mapped, each),
    )
    return flat
      ? entries.map((entry) => element(tag, entry)).join('')
      : element(tag, entries.map((entry) => element('entry', entry)).join(''))
  }
  return writeElement(data, tag, member, value)
}

function writeElement(data: ProtocolData, tag: string, member: WireMember, value: unknown): string {
  const shape = shapeNamed(data, member.shape)
  if (shape.type === 'structure') {
    const values = value as Values
    return element(tag, writeStructure(data, shape, values), attributesOf(shape, values))
  }
  if (shape.type === 'list' || shape.type === 'map')
    return writeMember(data, tag, { ...member, locationName: tag }, value)
  const text = toText(shape.type, value)
  return element(tag, escaped(member.shape === urlEncoded ? encodeURIComponent(text) : text))
}

/** Policies, which IAM alone encodes as parts of addresses (API reference of IAM, GetRole). */
const urlEncoded = 'policyDocumentType'

/** Members that are attributes, such as the type of a grantee, with the namespace that they need. */
function attributesOf({ members = {}, xmlNamespace }: WireShape, values: Values): string {
  const given = Object.entries(members).filter(([name, { xmlAttribute }]) => xmlAttribute && isGiven(values[name]))
  if (given.length === 0) return ''
  const space = xmlNamespace?.prefix === undefined ? '' : ` xmlns:${xmlNamespace.prefix}="${escaped(xmlNamespace.uri)}"`
  return (
    space +
    given.map(([name, { locationName = name }]) => ` ${locationName}="${escaped(String(values[name]))}"`).join('')
  )
}

/** An element of XML around content that is XML already. */
export const element = (tag: string, content: string, attributes = ''): string =>
  `<${tag}${attributes}>${content}</${tag}>`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** Text within XML. What XML cannot hold, as control characters, becomes a question mark. */
export const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?')
    .replace(/[&<>"\r]/g, (character) => entities[character] ?? character)

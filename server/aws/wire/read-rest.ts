import type { ProtocolData, WireMember, WireOperation } from '../protocol-data.js'
import { deepest, textOf, Unreadable, type Values, type WireRequest } from './message.js'
import { shapeNamed } from './read-params.js'
import { fromText } from './read-text.js'
import { readXml } from './read-xml.js'

/** The operation that a request means by its method and address, with the labels that stand in the address. */
export function routeOf(
  { operations }: ProtocolData,
  request: WireRequest,
): { readonly name: string; readonly labels: Values } | undefined {
  const fitting = Object.entries(operations).flatMap(([name, operation]) => {
    const labels = labelsFor(operation, request)
    return labels ? [{ name, labels, exactness: exactness(operation) }] : []
  })
  return fitting.sort((a, b) => b.exactness - a.exactness)[0]
}

/** An address that says more goes before one that says less. */
const exactness = ({ uri, headers = [] }: WireOperation): number => {
  const [path = '', query = ''] = uri.split('?')
  return (
    headers.length +
    query.split('&').filter((part) => part !== '').length * 100 +
    path.split('/').filter((part) => part !== '').length
  )
}

function labelsFor({ method, uri, headers = [] }: WireOperation, request: WireRequest): Values | undefined {
  const [path = '', fixed = ''] = uri.split('?')
  if (method !== request.method || headers.some((name) => request.headers[name] === undefined)) return undefined
  for (const [name, value] of new URLSearchParams(fixed))
    if (!request.query.has(name) || (value !== '' && request.query.get(name) !== value)) return undefined
  return labelsIn(path, request.path)
}

/** `/{Bucket}/{Key+}` in `/a/b/c`: the last label takes the rest. */
function labelsIn(pattern: string, path: string): Values | undefined {
  const wanted = pattern.split('/').filter((part) => part !== '')
  const given = path.slice(1).split('/')
  if (given.at(-1) === '' && given.length > wanted.length) given.pop()
  const labels: [string, string][] = []
  for (const [at, part] of wanted.entries()) {
    const [, name, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? []
    const text = greedy ? given.slice(at).join('/') : given[at]
    if (text === undefined || text === '' || (name === undefined && text !== part)) return undefined
    if (name !== undefined) labels.push([name, decoded(text)])
    if (greedy) return Object.fromEntries(labels)
  }
  return given.filter((part) => part !== '').length === wanted.length ? Object.fromEntries(labels) : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Unreadable(`the address is not encoded well: ${text}`)
  }
}

/** The input of an operation from the address, the headers and the body of its request. */
export function readRest(data: ProtocolData, name: string, labels: Values, request: WireRequest): Values {
  const operation = data.operations[name]
  if (operation?.input === undefined) return {}
  const { members = {}, payload } = shapeNamed(data, operation.input)
  const found = Object.entries(members).flatMap(([member, use]) => {
    const value = located(data, member, use, labels, request)
    return value === undefined ? [] : [[member, value] as const]
  })
  return { ...Object.fromEntries(found), ...bodyOf(data, operation.input, payload, request) }
}

function located(
  data: ProtocolData,
  name: string,
  member: WireMember,
  labels: Values,
  { query, headers }: WireRequest,
): unknown {
  const { location, locationName = name, shape } = member
  const { type, member: item } = shapeNamed(data, shape)
  if (location === 'uri') return labels[locationName]
  if (location === 'headers') return withPrefix(headers, locationName.toLowerCase())
  if (location === 'querystring' && type === 'list' && item) {
    const all = query.getAll(locationName)
    return all.length === 0 ? undefined : all
  }
  const text =
    location === 'querystring'
      ? query.get(locationName)
      : location === 'header'
        ? headers[locationName.toLowerCase()]
        : undefined
  return text === undefined || text === null ? undefined : type === 'list' ? text.split(',') : fromText(type, text)
}

/** Headers with a common beginning, such as metadata of objects. */
function withPrefix(headers: WireRequest['headers'], prefix: string): Values | undefined {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix))
  return found.length === 0
    ? undefined
    : Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]))
}

function bodyOf(data: ProtocolData, input: string, payload: string | undefined, request: WireRequest): Values {
  const shape = shapeNamed(data, input)
  const body = textOf(request)
  if (body === '') return {}
  if (payload === undefined) {
    const inBody = Object.entries(shape.members ?? {}).filter(([, { location }]) => location === undefined)
    if (inBody.length === 0) return {}
    const members = Object.fromEntries(inBody)
    return data.protocol === 'rest-json' ? readJson(body, members) : readXml(data, { ...shape, members }, body)
  }
  const member = shape.members?.[payload]
  if (!member) return {}
  const content = shapeNamed(data, member.shape)
  return { [payload]: content.type === 'structure' ? readXml(data, content, body) : body }
}

/** A structure from JSON, with the names that the API has. */
function readJson(text: string, members: Readonly<Record<string, WireMember>>): Values {
  const given = readObject(text)
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, { locationName = name }]) =>
      Object.hasOwn(given, locationName) ? [[name, given[locationName]]] : [],
    ),
  )
}

/** A JSON text that is an object. */
export function readObject(text: string): Values {
  const value = parsed(text === '' ? '{}' : text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable('the body is no JSON object')
  if (isTooDeep(value)) throw new Unreadable('the body is nested too deeply')
  return value as Values
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isTooDeep(value: object): boolean {
  let here: readonly unknown[] = [value]
  for (let level = 0; level <= deepest && here.length > 0; level++)
    here = here.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  return here.length > 0
}

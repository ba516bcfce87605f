import type { Protocol, ProtocolData } from '../protocol-data.js'
import type { Shape } from '../service.js'
import { cborTime, readCbor, writeCbor } from './cbor.js'
import { textOf, type Values, type WireRequest, type WireResponse } from './message.js'
import { readParams, shapeNamed } from './read-params.js'
import { readObject, readRest, routeOf } from './read-rest.js'
import { toText } from './read-text.js'
import { element, escaped, writeStructure } from './write-xml.js'

/** What a request asks for. */
export interface Asked {
  readonly operation: string
  readonly input: Values
}

/** Whether a request says that it speaks CBOR, whatever its service. */
export const speaksCbor = ({ headers }: Pick<WireRequest, 'headers'>): boolean =>
  headers['smithy-protocol'] === 'rpc-v2-cbor'

/** By what a request shows that it does not speak the first protocol of a service that has several. */
const signs: Partial<Record<Protocol, (request: Pick<WireRequest, 'headers'>) => boolean>> = {
  'smithy-rpc-v2-cbor': speaksCbor,
  query: ({ headers }) => headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false,
}

/** The service as the request speaks to it. */
export function spokenTo(data: ProtocolData, request: WireRequest): ProtocolData {
  const protocol = data.others?.find((each) => signs[each]?.(request))
  return protocol === undefined ? data : { ...data, protocol }
}

/** Reads a request in the protocol of its service; `undefined` where it asks for an operation that is not known. */
export function readRequest(data: ProtocolData, request: WireRequest): Asked | undefined {
  switch (data.protocol) {
    case 'query':
    case 'ec2': {
      const form = request.body.length === 0 ? request.query : new URLSearchParams(textOf(request))
      const operation = form.get('Action') ?? ''
      if (!Object.hasOwn(data.operations, operation)) return undefined
      return { operation, input: readParams(data, data.operations[operation]?.input, form) }
    }
    case 'json': {
      const [, operation = ''] = (request.headers['x-amz-target'] ?? '').split('.')
      return Object.hasOwn(data.operations, operation) ? { operation, input: readObject(textOf(request)) } : undefined
    }
    case 'smithy-rpc-v2-cbor': {
      const operation = operationInPath(request)
      return Object.hasOwn(data.operations, operation) ? { operation, input: readCbor(request.body) } : undefined
    }
    case 'rest-json':
    case 'rest-xml': {
      const route = routeOf(data, request)
      return route && { operation: route.name, input: readRest(data, route.name, route.labels, request) }
    }
  }
}

/** `/service/<service>/operation/<operation>` */
const operationInPath = ({ path }: WireRequest): string => /\/operation\/(\w+)$/.exec(path)?.[1] ?? ''

/** The name of the operation that a request asks for, for a message that it is not known. */
export function askedFor(request: WireRequest): string {
  const target = request.headers['x-amz-target']?.split('.')[1]
  return (
    target ??
    new URLSearchParams(textOf(request)).get('Action') ??
    request.query.get('Action') ??
    (operationInPath(request) || `${request.method} ${request.path}`)
  )
}

const requestId = '00000000-0000-0000-0000-000000000000'
const xml = { 'content-type': 'text/xml' }
const cbor = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' }

/** The response to an operation. `shape` is that of its output, as the index has it. */
export function writeResponse(
  data: ProtocolData,
  name: string,
  output: Values,
  shape: Shape | undefined,
): WireResponse {
  const operation = data.operations[name]
  const outputShape = operation?.output === undefined ? { type: 'structure' } : shapeNamed(data, operation.output)
  const space = data.xmlNamespace === undefined ? '' : ` xmlns="${escaped(data.xmlNamespace)}"`
  switch (data.protocol) {
    case 'ec2': {
      const content = element('requestId', requestId) + writeStructure(data, outputShape, output)
      return { status: 200, headers: xml, body: element(`${name}Response`, content, space) }
    }
    case 'query': {
      const content = writeStructure(data, outputShape, output)
      const result = operation?.resultWrapper === undefined ? content : element(operation.resultWrapper, content)
      const metadata = element('ResponseMetadata', element('RequestId', requestId))
      return { status: 200, headers: xml, body: element(`${name}Response`, result + metadata, space) }
    }
    case 'json': {
      const headers = { 'content-type': `application/x-amz-json-${data.jsonVersion ?? '1.0'}` }
      return { status: 200, headers, body: JSON.stringify(shape ? withSeconds(shape, output) : output) }
    }
    case 'smithy-rpc-v2-cbor':
      return { status: 200, headers: cbor, body: writeCbor(shape ? withSeconds(shape, output, cborTime) : output) }
    case 'rest-json':
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(shape ? withSeconds(shape, output) : output),
      }
    case 'rest-xml':
      return writeRestXml(data, name, output)
  }
}

type Time = (seconds: number) => unknown

/** The structure with points in time as seconds, as JSON and CBOR have them. */
const withSeconds = (shape: Shape, values: Values, time: Time = (seconds) => seconds): Values =>
  timed(shape, values, time) as Values

function timed(shape: Shape, value: unknown, time: Time): unknown {
  if (value === null || value === undefined) return value
  if (shape.kind === 'timestamp') return time(Date.parse(String(value)) / 1000)
  if (shape.kind === 'list') return (value as readonly unknown[]).map((item) => timed(shape.item, item, time))
  if (shape.kind === 'map') return mapped(value as Values, () => shape.value, time)
  return shape.kind === 'structure' ? mapped(value as Values, (name) => shape.members.get(name)?.shape, time) : value
}

function mapped(values: Values, shapeOf: (name: string) => Shape | undefined, time: Time): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const shape = shapeOf(name)
      return [name, shape ? timed(shape, value, time) : value]
    }),
  )
}

function writeRestXml(data: ProtocolData, name: string, output: Values): WireResponse {
  const { output: shapeName, method } = data.operations[name] ?? {}
  const status = method === 'DELETE' && Object.keys(output).length === 0 ? 204 : 200
  if (shapeName === undefined) return { status, headers: {}, body: '' }
  const shape = shapeNamed(data, shapeName)
  const headers = { ...xml, ...headersOf(data, shape, output) }
  const member = shape.payload === undefined ? undefined : shape.members?.[shape.payload]
  // The one response whose root element is its only member.
  if (name === 'GetBucketLocation')
    return { status, headers, body: element('LocationConstraint', escaped(String(output['LocationConstraint'] ?? ''))) }
  if (!member) {
    const content = writeStructure(data, shape, output)
    return { status, headers, body: content === '' && method === 'HEAD' ? '' : element(shapeName, content) }
  }
  const value = output[shape.payload ?? '']
  const content = shapeNamed(data, member.shape)
  if (content.type !== 'structure') return { status, headers, body: String(value ?? '') }
  const body = element(member.locationName ?? member.shape, writeStructure(data, content, (value ?? {}) as Values))
  return { status, headers, body }
}

/** Members that stand in headers. */
function headersOf(
  data: ProtocolData,
  { members = {} }: ReturnType<typeof shapeNamed>,
  output: Values,
): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, { location, locationName = name, shape, timestampFormat }] of Object.entries(members)) {
    const value = output[name]
    if (value === undefined || value === null) continue
    if (location === 'header')
      headers[locationName.toLowerCase()] = toText(shapeNamed(data, shape).type, value, timestampFormat ?? 'rfc822')
    if (location === 'headers')
      for (const [key, text] of Object.entries(value as Values))
        headers[locationName.toLowerCase() + key] = String(text)
  }
  return headers
}

/** A refusal, in the form of the protocol. */
export function writeError(
  data: Pick<ProtocolData, 'protocol'>,
  code: string,
  message: string,
  request: WireRequest,
): WireResponse {
  const status = statusOf(data, code)
  const error = element('Code', escaped(code)) + element('Message', escaped(message))
  switch (data.protocol) {
    case 'ec2':
      return {
        status,
        headers: xml,
        body: element('Response', element('Errors', element('Error', error)) + element('RequestID', requestId)),
      }
    case 'query': {
      const body = element('Error', element('Type', 'Sender') + error) + element('RequestId', requestId)
      return { status, headers: xml, body: element('ErrorResponse', body) }
    }
    case 'json':
    case 'rest-json':
      return {
        status,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
        body: JSON.stringify({ __type: code, message }),
      }
    case 'smithy-rpc-v2-cbor':
      return { status, headers: cbor, body: writeCbor({ __type: code, message }) }
    case 'rest-xml':
      return { status, headers: xml, body: request.method === 'HEAD' ? '' : element('Error', error) }
  }
}

/** EC2 and the services that speak JSON or CBOR refuse with 400 whatever it is. */
function statusOf({ protocol }: Pick<ProtocolData, 'protocol'>, code: string): number {
  if (['ec2', 'json', 'smithy-rpc-v2-cbor'].includes(protocol)) return 400
  if (/^NoSuch|NotFound|^404$/.test(code)) return 404
  return /AlreadyExists|AlreadyOwned|NotEmpty|Conflict/.test(code) ? 409 : 400
}

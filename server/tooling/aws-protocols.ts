import type { Protocol, ProtocolData, WireMember, WireOperation, WireShape } from '../aws/protocol-data.js'
import { operations } from '../simulator/account/operations.js'
import type { Botocore, ModelMember, ModelShape, ServiceModel } from './botocore.js'

/** Protocols in the order in which boto3 prefers them, those that the mocked account speaks. */
const spoken = [
  'json',
  'rest-json',
  'rest-xml',
  'query',
  'ec2',
  'smithy-rpc-v2-cbor',
] as const satisfies readonly Protocol[]

/** The generated files on how services are spoken to, for what the mocked account knows of them. */
export function* protocolFiles(botocore: Botocore): Generator<readonly [path: string, content: string]> {
  const bySigningName: Record<string, string> = {}
  for (const [name, known] of Object.entries(operations)) {
    const { model } = botocore.read(name)
    const [protocol, ...others] = protocolsOf(model)
    if (!protocol) continue
    const data = protocolData(name, model, [protocol, ...others], Object.keys(known))
    bySigningName[data.signingName] = name
    yield [`server/aws/protocols/${name}.generated.json`, `${JSON.stringify(data, null, 1)}\n`]
  }
  yield ['server/aws/protocols.generated.json', `${JSON.stringify(bySigningName, null, 1)}\n`]
}

/** Those that the model lists, first the one that boto3 takes. */
function protocolsOf({ metadata }: ServiceModel): readonly Protocol[] {
  const listed = (metadata['protocols'] as unknown as readonly string[] | undefined) ?? [metadata['protocol'] ?? '']
  return spoken.filter((protocol) => listed.includes(protocol))
}

function protocolData(
  name: string,
  model: ServiceModel,
  [protocol, ...others]: readonly [Protocol, ...Protocol[]],
  known: readonly string[],
): ProtocolData {
  const { metadata } = model
  const { jsonVersion, targetPrefix, signingName, endpointPrefix = name, xmlNamespace } = metadata
  const needsShapes = [protocol, ...others].some((each) => each !== 'json' && each !== 'smithy-rpc-v2-cbor')
  const used = new Set<string>()
  const entries = known.map(
    (operation) => [operation, operationOf(model, operation, needsShapes ? used : undefined)] as const,
  )
  const shapes = [...used].sort().map((shape) => [shape, wireShape(model.shapes[shape] as ModelShape)] as const)
  return {
    name,
    protocol,
    ...(others.length > 0 && { others }),
    signingName: signingName ?? endpointPrefix,
    ...(jsonVersion !== undefined && { jsonVersion }),
    ...(targetPrefix !== undefined && { targetPrefix }),
    ...(xmlNamespace !== undefined && { xmlNamespace }),
    operations: Object.fromEntries(entries),
    shapes: Object.fromEntries(shapes),
  }
}

/** An operation; the shapes that it uses are added to `used`, if they are wanted. */
function operationOf(model: ServiceModel, name: string, used: Set<string> | undefined): WireOperation {
  const { http, input, output } = model.operations[name] ?? {}
  if (used) for (const message of [input, output]) if (message) collect(message.shape, model, used)
  return {
    method: http?.method ?? 'POST',
    uri: http?.requestUri ?? '/',
    ...(used && input && { input: input.shape }),
    ...(used && output && { output: output.shape }),
    ...(used && input && withHeaders(model.shapes[input.shape])),
    ...(output?.resultWrapper !== undefined && { resultWrapper: output.resultWrapper }),
  }
}

/** Headers that the input of an operation needs. */
function withHeaders(shape: ModelShape | undefined): { readonly headers?: readonly string[] } {
  const { required = [], members = {} } = shape ?? {}
  const headers = required.flatMap((name) =>
    members[name]?.location === 'header' ? (members[name]?.locationName ?? name) : [],
  )
  return headers.length > 0 ? { headers: headers.map((name) => name.toLowerCase()) } : {}
}

function collect(name: string, model: ServiceModel, used: Set<string>): void {
  if (used.has(name)) return
  used.add(name)
  const { members = {}, member, key, value } = model.shapes[name] ?? { type: '' }
  for (const part of [...Object.values(members), member, key, value]) if (part) collect(part.shape, model, used)
}

const shapeTraits = ['payload', 'flattened', 'timestampFormat', 'xmlNamespace'] as const
const memberTraits = ['location', 'locationName', 'queryName', 'flattened', 'xmlAttribute', 'timestampFormat'] as const

function wireShape(shape: ModelShape): WireShape {
  const { type, members, member, key, value } = shape
  return {
    type,
    ...(members && {
      members: Object.fromEntries(Object.entries(members).map(([name, each]) => [name, wireMember(each)])),
    }),
    ...(member && { member: wireMember(member) }),
    ...(key && { key: wireMember(key) }),
    ...(value && { value: wireMember(value) }),
    ...picked(shape, shapeTraits),
  }
}

const wireMember = (member: ModelMember): WireMember => ({ shape: member.shape, ...picked(member, memberTraits) })

function picked<T extends object>(from: T, names: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(
    names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])),
  ) as Partial<T>
}

import { loadProtocol } from '../../aws/load-protocol.js'
import { loadService } from '../../aws/load-service.js'
import { Unreadable, type WireRequest, type WireResponse } from '../../aws/wire/message.js'
import {
  type Asked,
  askedFor,
  readRequest,
  speaksCbor,
  spokenTo,
  writeError,
  writeResponse,
} from '../../aws/wire/speak.js'
import type { ProtocolData } from '../../aws/protocol-data.js'
import { callAccount } from '../../simulator/account/account-call.js'
import type { Account } from '../../simulator/account/account-from.js'
import type { Json } from '../../syntax/tree.js'
import { refusal } from './refusal.js'

/** A call and what came of it: the code of an error, if it was refused. Inputs are not told: they may hold secrets. */
export interface Told {
  readonly service: string
  readonly operation: string
  readonly error: string | undefined
}

/** The account's answer to a request. */
export async function answer(
  account: Account,
  given: WireRequest,
  now: number,
  onCall?: (told: Told) => void,
): Promise<WireResponse> {
  const name = signedFor(given)
  const known = name === undefined ? undefined : await loadProtocol(name)
  if (!known) {
    const [code, service] = ['UnrecognizedClientException', name ?? 'unsigned requests']
    const message = `the mocked account does not speak for \`${service}\``
    onCall?.({ service, operation: askedFor(given), error: code })
    return speaksCbor(given) ? writeError({ protocol: cbor }, code, message, given) : refusal(400, code, message)
  }
  const data = spokenTo(known, given)
  const request = data.name === 's3' ? withBucketInPath(given) : given
  const { operation, code, message, response } = await called(account, data, request, now)
  onCall?.({ service: data.name, operation, error: code })
  return response ?? writeError(data, code ?? 'InternalFailure', message ?? '', request)
}

const cbor = 'smithy-rpc-v2-cbor'

interface Called {
  readonly operation: string
  readonly response?: WireResponse
  readonly code?: string
  readonly message?: string
}

async function called(account: Account, data: ProtocolData, request: WireRequest, now: number): Promise<Called> {
  let asked: Asked | undefined
  try {
    asked = readRequest(data, request)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { operation: askedFor(request), code: 'MalformedInput', message: error.message }
  }
  if (!asked) return unknown(data, askedFor(request))
  const { operation, input } = asked
  const given = await callAccount(account.state, { service: data.name, operation, input: input as Json }, now)
  if (given?.kind === 'error') return { operation, code: given.code || 'ValidationError', message: given.message }
  if (given?.kind !== 'value') return unknown(data, operation)
  const { ResponseMetadata: _, ...output } = given.value as Readonly<Record<string, Json>>
  const shape = (await loadService(data.name))?.operation(operation)?.output
  return { operation, response: writeResponse(data, operation, output, shape) }
}

const unknown = ({ name }: ProtocolData, operation: string): Called => ({
  operation,
  code: 'InvalidAction',
  message: `the mocked account does not know ${name}:${operation}`,
})

/** The service for which a request is signed: `Credential=<key>/<day>/<Region>/<service>/aws4_request`, in a header or the address. */
function signedFor({ headers, query }: WireRequest): string | undefined {
  const credential = /Credential=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1] ?? query.get('X-Amz-Credential')
  return credential?.split('/').at(-2)
}

/** The request with the bucket in its path, where a client puts it before the name of the host. */
function withBucketInPath(request: WireRequest): WireRequest {
  const bucket = /^(.+)\.localhost(?::\d+)?$/i.exec(request.headers['host'] ?? '')?.[1]
  return bucket === undefined ? request : { ...request, path: `/${bucket}${request.path}` }
}

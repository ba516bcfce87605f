import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Account } from '../../simulator/account/account-from.js'
import { close, listen, loopback } from '../listen.js'
import { answer, type Told } from './answer.js'
import { readRequest } from './read-request.js'
import { refusal } from './refusal.js'

/** How an account is served. */
export interface ServeOptions {
  readonly port: number
  /** The time in the account, in milliseconds since 1970. */
  readonly now: () => number
  onCall?(told: Told): void
}

export interface ServedAccount {
  readonly url: string
  close(): Promise<void>
}

/** A request has to be there after so many milliseconds. */
const patience = 30_000

/** Serves an account over HTTP in AWS's protocols, so that the AWS CLI and SDKs can use it. */
export async function serveAccount(account: Account, options: ServeOptions): Promise<ServedAccount> {
  const server = createServer({ requestTimeout: patience, headersTimeout: patience, maxHeaderSize: 64 * 1024 })
  server.on('request', (request, response) => void respond(account, options, request, response))
  const port = await listen(server, options.port)
  return { url: `http://${loopback}:${port}`, close: () => close(server) }
}

async function respond(
  account: Account,
  { now, onCall }: ServeOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const read = await readRequest(message)
  const { status, headers, body } = read.ok
    ? await answer(account, read.request, now(), onCall).catch(() => refusal(500, 'InternalFailure', 'ssmith failed'))
    : refusal(read.status, read.code, read.message)
  if (response.destroyed) return
  const content = Buffer.from(body)
  // The response to HEAD tells the length of what GET would give.
  const length = message.method === 'HEAD' ? {} : { 'content-length': String(content.length) }
  response.writeHead(status, { 'x-amzn-requestid': '00000000-0000-0000-0000-000000000000', ...headers, ...length })
  response.end(message.method === 'HEAD' ? undefined : content)
}

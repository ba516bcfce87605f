import type { IncomingMessage } from 'node:http'
import type { WireRequest } from '../../aws/wire/message.js'
import { unchunked } from './unchunked.js'

/** A request in full, or why it is not looked at. */
export type Read =
  | { readonly ok: true; readonly request: WireRequest }
  | { readonly ok: false; readonly status: number; readonly code: string; readonly message: string }

/** Bytes of a body, at most. */
const largest = 8 * 1024 * 1024

/** Names under which this machine is reached from itself; S3's clients put the bucket before `localhost`. */
const ownHost = /^(?:(?:[a-z0-9.-]+\.)?localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

/** Reads a request. Those that a web page sends, or that come by another name than this machine's own, are refused. */
export async function readRequest(message: IncomingMessage): Promise<Read> {
  const { host = '', origin } = message.headers
  if (!ownHost.test(host) || origin !== undefined)
    return refused(
      403,
      'AccessDenied',
      'only programs of this machine are answered, by the name `localhost` or `127.0.0.1`',
    )
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > largest) return refused(413, 'EntityTooLarge', `a request has at most ${largest} bytes`)
      chunks.push(chunk)
    }
  } catch {
    return refused(400, 'RequestTimeout', 'the request was not sent to its end')
  }
  return { ok: true, request: requestOf(message, Buffer.concat(chunks)) }
}

const refused = (status: number, code: string, message: string): Read => ({ ok: false, status, code, message })

function requestOf(message: IncomingMessage, body: Buffer): WireRequest {
  const { method = 'GET', url = '/' } = message
  const mark = url.indexOf('?')
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
  const chunked =
    headers['content-encoding']?.includes('aws-chunked') || headers['x-amz-content-sha256']?.startsWith('STREAMING-')
  return {
    method,
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers,
    body: chunked ? unchunked(body) : body,
  }
}

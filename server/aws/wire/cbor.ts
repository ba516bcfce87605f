import { decode, encode, Tagged } from 'cborg'
import { deepest, Unreadable, type Values } from './message.js'

/** Marks a number as a point in time (RFC 8949, 3.4.2). */
const epoch = 1

/** A structure from CBOR, with the values that JSON would have for it: points in time as seconds, bytes in base64. */
export function readCbor(body: Uint8Array): Values {
  const value = body.length === 0 ? {} : asJson(decoded(body), 0)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values
  throw new Unreadable('the body is no map in CBOR')
}

function decoded(body: Uint8Array): unknown {
  try {
    return decode(body, { tags: { [epoch]: (content) => content() } })
  } catch {
    throw new Unreadable('the body is not CBOR')
  }
}

function asJson(value: unknown, depth: number): unknown {
  if (depth > deepest) throw new Unreadable('the body is nested too deeply')
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Uint8Array) return base64(value)
  if (Array.isArray(value)) return value.map((item: unknown) => asJson(item, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asJson(each, depth + 1)]))
}

/** Bytes as text, in pieces: a call takes some ten thousand arguments. */
function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += pieceSize)
    text += String.fromCharCode(...bytes.subarray(at, at + pieceSize))
  return btoa(text)
}

const pieceSize = 0x2000

/** A structure as CBOR. */
export const writeCbor = (values: Values): Uint8Array => encode(values, { ignoreUndefinedProperties: true })

/** A point in time. */
export const cborTime = (seconds: number): unknown => new Tagged(epoch, seconds)

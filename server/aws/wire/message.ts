/** A request of HTTP, read in full. Names of headers are in lower case. */
export interface WireRequest {
  readonly method: string
  /** Before the `?`, as it was sent. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

/** A body that is text. */
export const textOf = ({ body }: WireRequest): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)

export interface WireResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** A request that does not follow its protocol; the service is not asked. */
export class Unreadable extends Error {}

/** Levels of nesting in a request, at most. */
export const deepest = 50

/** Values by name, as operations take and give them. */
export type Values = { readonly [name: string]: unknown }

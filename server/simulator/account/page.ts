import { Refusal } from './refusal.js'

/** One page of a list, and the token of the next one where there is more. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | undefined
}

/** What a caller says of the page: how much may be on it, and the token of the page before. */
export interface PageWish {
  readonly limit: number | undefined
  readonly token: string | undefined
  /** The error of the service for a token that it did not give. */
  readonly refusal?: string
}

/** A token is the number of items on the pages before, which is our choice: AWS's cannot be read. */
export function pageOf<T>(all: readonly T[], { limit, token, refusal = 'InvalidNextToken' }: PageWish): Page<T> {
  const start = token === undefined ? 0 : Number(token)
  if (!Number.isSafeInteger(start) || start < 0) throw new Refusal(refusal, `The token '${token}' is not valid.`)
  const end = limit === undefined ? all.length : start + Math.max(1, limit)
  return { items: all.slice(start, end), next: end < all.length ? String(end) : undefined }
}

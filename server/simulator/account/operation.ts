import type { Json } from '../../syntax/tree.js'
import type { AccountState } from './account-state.js'

/** Fields of AWS's shapes; those that are `undefined` are left out of a response. */
export type Fields = { readonly [name: string]: unknown }

/**
 * An operation of an API: reads the account, or changes it, and gives the response. `now` is virtual time in milliseconds since 1970. The
 * input has been checked against the shape of the operation before. Refuses before it changes anything.
 */
export type AccountOperation = (state: AccountState, input: never, now: number) => Fields

/** Operations of one service by their names. */
export type ServiceOperations = { readonly [operation: string]: AccountOperation }

/** A moment as responses write it. */
export const timeText = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}+00:00`

/** A response as plain JSON that shares nothing with the account. */
export const asJson = (response: Fields): { readonly [name: string]: Json } => JSON.parse(JSON.stringify(response))

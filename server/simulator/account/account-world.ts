import type { World } from '../drive.js'
import { callAccount } from './account-call.js'
import type { AccountState } from './account-state.js'

/** Answers calls of APIs as an account does in which these things exist; all else is for others. */
export const accountWorld =
  (state: AccountState): World =>
  (request, { now }) =>
    request.kind === 'aws' ? callAccount(state, request, now) : undefined

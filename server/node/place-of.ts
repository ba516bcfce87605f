import type { Account } from '../simulator/account/account-from.js'
import { type Place, placeIn } from '../simulator/rehearse.js'

/** Where and when a rehearsal is: in the account if there is one, else, with the real AWS, in the Region of its CLI. */
export function placeOf(
  account: Account | undefined,
  isReal: boolean,
  env: Readonly<Record<string, string | undefined>>,
): Place {
  const region = isReal ? (env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']) : undefined
  return account || region === undefined ? placeIn(account) : { region }
}

/** Where somebody says that a rehearsal is. */
export const placeAsked = (region: string | undefined, account: string | undefined): Place => ({
  ...(region !== undefined && { region }),
  ...(account !== undefined && { account }),
})

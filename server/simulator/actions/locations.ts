import type { Json } from '../../syntax/tree.js'
import type { Place } from '../action.js'
import { aws, type Task } from '../task.js'
import { textsAt } from './response.js'

/** Accounts with Regions, and how automations run there (API reference, TargetLocation). */
export interface Location {
  readonly Accounts?: readonly string[]
  readonly Regions?: readonly string[]
  readonly ExcludeAccounts?: readonly string[]
  readonly TargetLocationMaxConcurrency?: string
  readonly TargetLocationMaxErrors?: string
  readonly Targets?: unknown
  readonly TargetsMaxConcurrency?: string
  readonly TargetsMaxErrors?: string
}

export const locationsOf = (written: Json): readonly Location[] =>
  (Array.isArray(written) ? (written as readonly Json[]) : []) as readonly Location[]

/** Every account of a location with every Region of it. */
export function* placesOf(location: Location, step: string): Task<readonly Place[]> {
  const { Accounts = [], Regions = [], ExcludeAccounts = [] } = location
  const accounts: string[] = []
  for (const named of Accounts)
    for (const account of /^\d+$/.test(named) ? [named] : yield* accountsBelow(named, step)) accounts.push(account)
  const left = accounts.filter((account) => !ExcludeAccounts.includes(account))
  return left.flatMap((account) => Regions.map((region) => ({ account, region })))
}

/** The accounts of an organizational unit; which API finds them is not public. */
function* accountsBelow(unit: string, step: string): Task<readonly string[]> {
  return textsAt(yield* aws(step, 'organizations', 'ListAccountsForParent', { ParentId: unit }), '$.Accounts..Id')
}

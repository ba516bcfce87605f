import type { InvocationDetails, InvocationStatus } from './invocation-status.js'

/** Status of a command, with the detail that it ended without success but with too few errors for a failure. */
export type CommandDetails =
  | 'Success'
  | 'Failed'
  | 'ExecutionTimedOut'
  | 'DeliveryTimedOut'
  | 'Incomplete'
  | 'Cancelled'

const statusOf: Readonly<Record<CommandDetails, InvocationStatus>> = {
  Success: 'Success',
  Failed: 'Failed',
  ExecutionTimedOut: 'TimedOut',
  DeliveryTimedOut: 'TimedOut',
  Incomplete: 'Failed',
  Cancelled: 'Cancelled',
}

export const statusOfCommand = (details: CommandDetails): InvocationStatus => statusOf[details]

/** What counts against MaxErrors (user guide, monitor-commands). */
export const isError = (details: InvocationDetails): boolean => details === 'Failed' || details === 'ExecutionTimedOut'

const unreached: ReadonlySet<InvocationDetails> = new Set(['Undeliverable', 'InvalidPlatform', 'AccessDenied'])

/**
 * How a command ended by how it ended on its nodes. The guide and the API reference do not agree in all of it; where they leave it open
 * this is our choice.
 */
export function commandDetails(invocations: readonly InvocationDetails[], mostErrors: number): CommandDetails {
  const errors = invocations.filter(isError)
  const undelivered = invocations.filter((details) => details === 'DeliveryTimedOut')
  if (errors.length > mostErrors)
    return errors.every((details) => details === 'ExecutionTimedOut') ? 'ExecutionTimedOut' : 'Failed'
  if (undelivered.length > mostErrors) return 'DeliveryTimedOut'
  if (invocations.length > 0 && invocations.every((details) => unreached.has(details))) return 'Failed'
  if (errors.length + undelivered.length > 0) return 'Incomplete'
  return invocations.includes('Cancelled') ? 'Cancelled' : 'Success'
}

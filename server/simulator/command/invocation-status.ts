import type { PluginStatus } from './plugin-result.js'

/** Statuses of commands and of their invocations once they have ended, as the API names them. */
export type InvocationStatus = 'Success' | 'Failed' | 'TimedOut' | 'Cancelled'

/** What became of a command on a node in more detail, with its status (API reference, CommandInvocation). */
const statusOf = {
  Success: 'Success',
  Failed: 'Failed',
  ExecutionTimedOut: 'TimedOut',
  DeliveryTimedOut: 'TimedOut',
  Cancelled: 'Cancelled',
  // The status of these is not public; they are our choice.
  Undeliverable: 'Failed',
  InvalidPlatform: 'Failed',
  AccessDenied: 'Failed',
  Terminated: 'Cancelled',
} as const satisfies Readonly<Record<string, InvocationStatus>>

/** The names of what can become of a command on a node. */
export type InvocationDetails = keyof typeof statusOf

export const statusWith = (details: InvocationDetails): InvocationStatus => statusOf[details]

/** The details that somebody writes, with blanks or without; `TimedOut` is that of the execution. */
export function detailsNamed(written: string): InvocationDetails | undefined {
  const name = written.replaceAll(' ', '')
  if (name === 'TimedOut') return 'ExecutionTimedOut'
  return Object.hasOwn(statusOf, name) ? (name as InvocationDetails) : undefined
}

/** What becomes of a command on a node by how its plugins ended there (agent, contracts/aggregator.go). */
export function detailsFrom(statuses: readonly PluginStatus[]): InvocationDetails {
  if (statuses.includes('Failed')) return 'Failed'
  if (statuses.includes('TimedOut')) return 'ExecutionTimedOut'
  return statuses.includes('Cancelled') ? 'Cancelled' : 'Success'
}

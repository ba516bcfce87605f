import type { Platform } from '../../../schemas/action.js'
import type { InvocationDetails } from './invocation-status.js'

/** Exit codes with which a script ends its document (agent, contracts/model.go). */
export const succeedAndExit = 168
export const failAndExit = 169

/** The node as an exit code sees it. */
type Kind = 'windows' | 'unix'
const kindOf = (platform: Platform): Kind => (platform === 'Windows' ? 'windows' : 'unix')

const killed: Readonly<Record<Kind, number>> = { windows: -1, unix: 137 }
const reboot: Readonly<Record<Kind, number>> = { windows: 3010, unix: 194 }

/** What a process that was stopped leaves. */
export const killedCode = (platform: Platform): number => killed[kindOf(platform)]

/** With what a script asks for a restart of its node. */
export const rebootCode = (platform: Platform): number => reboot[kindOf(platform)]

/**
 * What becomes of a command where its exit code is all that is told of its end, on a platform or on any. A restart was asked for in time,
 * and is over by then.
 */
export function detailsWithCode(code: number, platform?: Platform): InvocationDetails {
  const kinds: readonly Kind[] = platform === undefined ? ['windows', 'unix'] : [kindOf(platform)]
  if (code === 0 || code === succeedAndExit || kinds.some((kind) => reboot[kind] === code)) return 'Success'
  return kinds.some((kind) => killed[kind] === code) ? 'ExecutionTimedOut' : 'Failed'
}

/**
 * The exit code of a command of whose end nothing but the status is told: -1 where it was not begun on its node (API reference,
 * GetCommandInvocation). Which one a command has that failed is our choice.
 */
export function codeWith(details: InvocationDetails, platform: Platform = 'Linux'): number {
  switch (details) {
    case 'Success':
      return 0
    case 'Failed':
      return 1
    case 'ExecutionTimedOut':
    case 'Cancelled':
      return killedCode(platform)
    case 'DeliveryTimedOut':
    case 'Undeliverable':
    case 'InvalidPlatform':
    case 'AccessDenied':
    case 'Terminated':
      return -1
  }
}

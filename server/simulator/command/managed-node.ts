import type { Platform } from '../../../schemas/action.js'

/** A node that an agent serves. */
export interface ManagedNode {
  readonly id: string
  readonly platform: Platform
  /** Whether its agent answers. */
  readonly online: boolean
}

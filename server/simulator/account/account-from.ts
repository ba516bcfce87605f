import type { SsmithAccount } from '../../../schemas/ssmith-account.js'
import { parseTimestamp } from '../../languages/time.js'
import { type Node, toJson } from '../../syntax/tree.js'
import type { World } from '../drive.js'
import { standardAccount, standardRegion, standardStart } from '../rehearse.js'
import type { AccountState } from './account-state.js'
import { accountWorld } from './account-world.js'
import { stateFrom } from './state-from.js'

/** A mocked account, and how a rehearsal in it begins. */
export interface Account {
  readonly world: World
  /** What exists now; operations change it. */
  readonly state: AccountState
  readonly region: string
  /** Its 12 digits. */
  readonly id: string
  /** In milliseconds since 1970. */
  readonly start: number
}

/** Makes an account of a file in which nothing is wrong; see `accountFaults`. Each call makes one of its own. */
export function accountFrom(root: Node | undefined): Account {
  const file = (root ? toJson(root) : {}) as SsmithAccount
  const { account: id = standardAccount, region = standardRegion } = file
  const started = parseTimestamp(file.start ?? '')
  const start = started.ok ? started.time : standardStart
  const state = stateFrom(file, { id, region, start })
  return { world: accountWorld(state), state, region, id, start }
}

import { resolve } from 'node:path'
import { shownPath } from '../node/find-files.js'
import { readTree } from '../node/read-tree.js'
import type { Account } from '../simulator/account/account-from.js'

/** The account that a file describes. */
export async function readAccount(file: string, cwd: string): Promise<Account> {
  const { accountFaults } = await import('../simulator/account/account-faults.js')
  const { accountFrom } = await import('../simulator/account/account-from.js')
  const path = resolve(cwd, file)
  return accountFrom(await readTree(path, shownPath(path, cwd), accountFaults))
}

import { resolve } from 'node:path'
import type { Account } from '../simulator/account/account-from.js'
import { shownPath } from './find-files.js'
import { readTree } from './read-tree.js'

/** The account that a file describes. */
export const readAccount = async (file: string, cwd: string): Promise<Account> => (await accountReader(file, cwd))()

/** Reads a file that describes an account, and makes as many of it as are wanted, in each of which nothing has happened. */
export async function accountReader(file: string, cwd: string): Promise<() => Account> {
  const { accountFaults } = await import('../simulator/account/account-faults.js')
  const { accountFrom } = await import('../simulator/account/account-from.js')
  const path = resolve(cwd, file)
  const root = await readTree(path, shownPath(path, cwd), accountFaults)
  return () => accountFrom(root)
}

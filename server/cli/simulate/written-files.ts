import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { checkWritable } from '../../node/write-privately.js'
import { UsageError } from '../../node/usage-error.js'
import type { Arguments } from '../arguments.js'

/** Options that name a file which is read. */
const sources = ['parameters', 'mocks', 'account'] as const
/** Options that name a file which is written at the end. */
const targets = ['record', 'report'] as const

/** Refuses, before anything is run, files to write that cannot be written, or that would take the place of one that is read. */
export function checkWrittenFiles(documents: readonly string[], args: Arguments, cwd: string): void {
  const taken = new Map<string, string>()
  const take = (path: string, by: string) => {
    const identity = identityOf(path)
    if (identity !== undefined && !taken.has(identity)) taken.set(identity, by)
  }
  for (const path of documents) take(path, 'a document that is read')
  for (const option of sources) {
    const file = args.value(option)
    if (file !== undefined) take(resolve(cwd, file), `the file of \`--${option}\``)
  }
  for (const option of targets) {
    const file = args.value(option)
    if (file === undefined) continue
    const path = resolve(cwd, file)
    const by = taken.get(identityOf(path) ?? '')
    if (by !== undefined) throw new UsageError(`\`--${option} ${file}\` would overwrite ${by}; name another file`)
    checkWritable(path)
    take(path, `the file of \`--${option}\``)
  }
}

/** The same for all names of a file, of links too; nothing for devices and the like, which several may write. */
function identityOf(path: string): string | undefined {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
    if (stats) return stats.isFile() ? `${stats.dev}:${stats.ino}` : undefined
    return join(realpathSync(dirname(path)), basename(path))
  } catch {
    return undefined
  }
}

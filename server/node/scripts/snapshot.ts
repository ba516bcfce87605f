import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { hash } from '../hash.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Where a snapshot of the interpreter is kept: it depends on everything that it was made from. */
export async function snapshotFile(env: Environment, madeFrom: readonly string[]): Promise<string> {
  return join(cacheFolder(env), 'ssmith', `python-${(await hash(madeFrom)).slice(0, 16)}.snapshot`)
}

function cacheFolder(env: Environment): string {
  if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME']
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local')
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
}

/** Writes a snapshot in one step. One that cannot be written is none: interpreters take longer to start. */
export function keepSnapshot(file: string, content: Uint8Array): boolean {
  const temporary = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, content, { mode: 0o600 })
    renameSync(temporary, file)
    forgetOld(dirname(file))
    return true
  } catch {
    removeSnapshot(temporary)
    return false
  }
}

/** Each version of Node, Pyodide and this program makes its own. */
function forgetOld(folder: string): void {
  const month = 30 * 24 * 3600 * 1000
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.snapshot'))) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > month) removeSnapshot(path)
  }
}

/** Removes a file; one that cannot be removed does no harm. */
export function removeSnapshot(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {}
}

import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** An installed Pyodide: Python as WebAssembly. */
export interface Pyodide {
  readonly folder: string
  readonly version: string
  /** All folders that it loads from. */
  readonly folders: readonly string[]
}

/** The major version that the sandbox knows how to set up: of its parts some are not public. */
const supported = '314.'

/** How to add what is missing: beside the program, or, where an editor's extension brings that, by another extension. */
export const howToAdd = (env: Readonly<Record<string, string | undefined>>): string =>
  env['SSMITH_EDITOR'] === 'vscode'
    ? 'install the extension that brings Pyodide, `ssmith-python-*.vsix`'
    : 'add Pyodide: `npm install pyodide@314`'

/**
 * The Pyodide beside this program. Not one of the folder in which it runs: the code of a repository that is only looked at is not to run.
 * Undefined where there is none, or one of another version.
 */
export function findPyodide(): Pyodide | undefined {
  const require = createRequire(import.meta.filename)
  const manifest = resolved(() => require.resolve('pyodide/package.json'))
  if (manifest === undefined) return undefined
  const folder = dirname(realpathSync(manifest))
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }
  if (!version.startsWith(supported)) return undefined
  const sockets = resolved(() => createRequire(join(folder, 'pyodide.mjs')).resolve('ws/package.json'))
  return { folder, version, folders: [folder, ...(sockets === undefined ? [] : [dirname(realpathSync(sockets))])] }
}

function resolved(resolve: () => string): string | undefined {
  try {
    const path = resolve()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** What the web page loads of it, from a folder of its own. */
export const pyodideFiles = [
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'pyodide-lock.json',
  'python_stdlib.zip',
] as const
export const pyodideFolder = 'pyodide'

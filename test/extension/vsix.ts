import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { missing } from './vscode.js'

/** The folder of the extension. */
export const extension = join(import.meta.dirname, '../../client/extension')

const { version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as { readonly version: string }

/** The extension as it is installed. */
export const vsix = join(extension, `ssmith-${version}.vsix`)

/** The same with Python for scripts, where Pyodide is installed. */
export const vsixWithPython = join(extension, `ssmith-python-${version}.vsix`)

/** Why the extension cannot be tried here; undefined where it can. */
export const missingVsix = (): string | undefined =>
  missing() ?? (existsSync(vsix) ? undefined : 'there is no VSIX (npm run extension)')

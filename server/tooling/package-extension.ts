import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findPyodide, howToAdd, pyodideFiles } from '../node/scripts/pyodide.js'

const root = join(import.meta.dirname, '../..')
const extension = join(root, 'client/extension')
const { version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as { readonly version: string }

// Makes VSIX files of what `build-extension.ts` made, one of them with Python for scripts. The tool has a folder of its own, since it is
// large and needed for nothing else.
const tool = join(root, 'test/extension/node_modules/@vscode/vsce/vsce')
const packages = join(extension, 'dist/server/node_modules')
rmSync(packages, { recursive: true, force: true })
pack(`ssmith-${version}.vsix`)
packWithPython(`ssmith-python-${version}.vsix`)

function packWithPython(name: string): void {
  const pyodide = findPyodide()
  if (!pyodide) {
    console.warn(`\`${name}\` was not made: no Pyodide of the version that it brings is installed; ${howToAdd({})}`)
    return
  }
  for (const file of ['package.json', 'README.md', ...pyodideFiles])
    cpSync(join(pyodide.folder, file), join(packages, 'pyodide', file))
  pack(name)
  rmSync(packages, { recursive: true })
}

function pack(name: string): void {
  const out = join(extension, name)
  execFileSync(process.execPath, [tool, 'package', '--no-dependencies', '--no-rewrite-relative-links', '--out', out], {
    cwd: extension,
    stdio: 'inherit',
  })
}

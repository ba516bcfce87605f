import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const extension = join(root, 'client/extension')
const { version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as { readonly version: string }

// Makes the VSIX of what `build-extension.ts` made. The tool has a folder of its own, since it is large and needed for nothing else.
const tool = join(root, 'test/extension/node_modules/@vscode/vsce/vsce')
const out = join(extension, `ssmith-${version}.vsix`)
execFileSync(process.execPath, [tool, 'package', '--no-dependencies', '--no-rewrite-relative-links', '--out', out], {
  cwd: extension,
  stdio: 'inherit',
})

// Installs what the extension is tried in; none of it is a dependency of the package. Code's own modules are installed within it.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname
const vscode = join(here, 'node_modules/code-server/lib/vscode')
const done = join(here, 'node_modules/.complete')
const wanted = join(here, 'package-lock.json')

/** @param {string} cwd @param {readonly string[]} args */
function npm(cwd, args) {
  const program = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(program, [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** Code looks for files by ripgrep, which its module would download; here it comes from a package, where there is one for the platform. */
function takeRipgrep() {
  const ripgrep = join(here, 'node_modules/@vscode/ripgrep-linux-x64/bin/rg')
  const wanted = join(vscode, 'node_modules/@vscode/ripgrep/bin')
  if (!existsSync(ripgrep)) return
  mkdirSync(wanted, { recursive: true })
  copyFileSync(ripgrep, join(wanted, 'rg'))
}

if (!existsSync(done) || statSync(done).mtimeMs < statSync(wanted).mtimeMs) {
  npm(here, ['ci'])
  for (const folder of [vscode, join(vscode, 'extensions')]) npm(folder, ['install', '--omit=dev', '--omit=optional'])
  takeRipgrep()
  writeFileSync(done, '')
}

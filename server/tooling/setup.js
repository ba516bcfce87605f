// Installs the dependencies of a fresh clone, so that each command of the README works by itself. Plain JavaScript: nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const installed = join(root, 'node_modules/.package-lock.json')
const wanted = join(root, 'package-lock.json')

const fresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs
if (!fresh) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // `npm ci` refuses a lock file in which a registry left out the builds of optional packages for other platforms.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(npm, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

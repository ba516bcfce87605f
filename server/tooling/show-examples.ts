import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

const commands = [
  ['lint', 'examples'],
  ['simulate', 'examples/restart-instance.yaml'],
  ['test', 'examples', '--coverage'],
]

// `npm run examples`: what a newcomer sees first. Ends with the first command that does not end well.
for (const args of commands) {
  console.log(`\n$ ssmith ${args.join(' ')}\n`)
  const { status } = spawnSync(process.execPath, [join(root, 'dist/ssmith.cjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

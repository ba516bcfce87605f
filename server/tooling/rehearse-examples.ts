import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../cli/run.js'
import { open } from '../service.js'
import type { Report } from '../simulator/report.js'

const folder = join(import.meta.dirname, '../../examples')

/** The example that is shown from its first step to its last. */
const shown = 'restart-instance.yaml'

/** What `ssmith simulate` writes. */
async function simulate(...args: readonly string[]): Promise<string> {
  let text = ''
  const { isTTY, columns } = process.stdout
  const output = { write: (part: string) => (text += part), isTTY, columns }
  await run(['simulate', ...args], {
    stdout: output,
    stderr: output,
    env: process.env,
    cwd: folder,
    readInput: async () => Buffer.alloc(0),
    startWorker: () => Promise.reject(new Error('nothing is linted')),
  })
  return text
}

async function isRunbook(file: string): Promise<boolean> {
  if (!/\.(?:ya?ml|json)$/.test(file)) return false
  const { models } = await open({ text: readFileSync(join(folder, file), 'utf8'), path: file })
  return models.some(({ document }) => document?.kind === 'Automation' && document.host === undefined)
}

// The last part of `npm run examples`: one rehearsal as it is seen, and of each other one how it ended.
console.log(`\n$ ssmith simulate examples/${shown}\n\n${await simulate(shown)}`)
for (const file of readdirSync(folder)) {
  if (file === shown || !(await isRunbook(file))) continue
  const { status, steps, calls } = JSON.parse(await simulate(file, '--format', 'json')) as Report
  console.log(`examples/${file}: ${status} after ${steps.length} steps and ${calls.length} AWS calls`)
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { run } from '../../server/cli/run.js'

/** What a run of the program left behind. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The built worker; `npm test` builds before it tests. */
const worker = new URL('../../dist/lint-worker.cjs', import.meta.url)

/** Where a built program is that runs in a process of its own. */
export const builtProgram = (name: string): string => join(import.meta.dirname, `../../dist/${name}.js`)

/** Runs the program within this process, in a folder. */
export async function ssmith(
  cwd: string,
  args: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = {},
  isTTY?: boolean,
): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await run(args, {
    stdout: { write: (text) => (out += text), isTTY },
    stderr: { write: (text) => (err += text) },
    env,
    cwd,
    readInput: async () => Buffer.from(input),
    program: builtProgram,
    startWorker: () => new Worker(worker),
  })
  return { code, out, err }
}

/** A folder with files, which is gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly path: string
  readonly remove: () => void
} {
  const path = mkdtempSync(join(tmpdir(), 'ssmith-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

import { join } from 'node:path'
import { readStream } from '../node/read-stream.js'
import { exitCode, type Io } from './io.js'
import { run } from './run.js'
import { standardOutput } from './standard-output.js'

/** A thread of the program, which does what another one says. */
export async function work(): Promise<void> {
  const { parentPort } = await import('node:worker_threads')
  const { obeyOrders } = await import('../node/work.js')
  if (parentPort) obeyOrders(parentPort)
}

/** A reader that has seen enough (`head`, a pager) closes the pipe; there is nobody left to tell. A full disk is told. */
function endUnwritten({ code, message }: NodeJS.ErrnoException): never {
  if (code === 'EPIPE') process.exit()
  process.stderr.write(`ssmith: the output cannot be written: ${message}\n`)
  process.exit(exitCode.internal)
}

/** The program as a process: reads its arguments, and ends when all is written. */
export async function main(startWorker: Io['startWorker']): Promise<never> {
  const stdout = standardOutput(1, endUnwritten)
  const stderr = standardOutput(2, endUnwritten)
  const code = await run(process.argv.slice(2), {
    stdout,
    stderr,
    env: process.env,
    cwd: process.cwd(),
    readInput: () => readStream(process.stdin),
    program: (name) => join(import.meta.dirname, `${name}.js`),
    startWorker,
  })
  for (const output of [stdout, stderr]) await output.done()
  // To clear up memory that is gone with the process takes time.
  return process.exit(code)
}

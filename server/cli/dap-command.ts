import { createServer } from 'node:net'
import { serveDebugger } from '../dap/adapter.js'
import { listen, loopback } from '../node/listen.js'
import { UsageError } from '../node/usage-error.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode, type Io } from './io.js'
import { interrupted } from './interrupted.js'
import { wholeNumber } from './whole-number.js'

/** `ssmith dap`: debugs rehearsals for an editor, over standard input and output or a port of this machine. */
export async function dapCommand(args: Arguments, io: Io): Promise<ExitCode> {
  if (args.operands.length > 0)
    throw new UsageError('`ssmith dap` takes no document; the editor names it in its launch configuration')
  const port = wholeNumber(args, 'port', 0, 65_535)
  if (port === undefined) await serveDebugger(process.stdin, process.stdout, io)
  else await serve(port, io)
  return exitCode.clean
}

/** Serves whoever connects, each with a session of its own, until it is interrupted. */
async function serve(port: number, io: Io): Promise<void> {
  const server = createServer((socket) => void serveDebugger(socket, socket, io).then(() => socket.end()))
  io.stdout.write(`listening on ${loopback}:${await listen(server, port)}\n`)
  await interrupted()
  server.close()
}

import { serveAccount } from '../node/account-server/account-server.js'
import { UsageError } from '../node/usage-error.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode, type Io } from './io.js'
import { readAccount } from '../node/read-account.js'
import { interrupted } from './interrupted.js'
import { printable } from './printable.js'
import { wholeNumber } from './whole-number.js'

/** `ssmith account serve FILE`: serves a mocked account until it is interrupted. */
export async function accountCommand(args: Arguments, { cwd, stdout }: Io): Promise<ExitCode> {
  const account = await readAccount(fileIn(args.operands), cwd)
  const port = wholeNumber(args, 'port', 0, 65_535) ?? 0
  const now = clockFrom(account.start, wholeNumber(args, 'speed', 1, 1_000_000) ?? 1)
  const served = await serveAccount(account, {
    port,
    now,
    onCall: ({ service, operation, error }) =>
      stdout.write(`${printable(`${service}:${operation}`)}  ${error ?? 'ok'}\n`),
  })
  const ended = interrupted()
  stdout.write(`${served.url}  account ${account.id} in ${account.region}\n`)
  await ended
  await served.close()
  return exitCode.clean
}

function fileIn([what, file, ...more]: readonly string[]): string {
  if (what === undefined) throw new UsageError('it is not said what to do; write `ssmith account serve FILE`')
  if (what !== 'serve')
    throw new UsageError(`there is no \`ssmith account ${what}\`; write \`ssmith account serve FILE\``)
  if (file === undefined || more.length > 0) throw new UsageError('name one file that describes an account')
  return file
}

/** A clock that begins with the account, and goes as fast as is wanted. */
function clockFrom(start: number, speed: number): () => number {
  const began = performance.now()
  return () => start + (performance.now() - began) * speed
}

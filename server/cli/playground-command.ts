import { spawn } from 'node:child_process'
import { basename, resolve } from 'node:path'
import { shownPath } from '../node/find-files.js'
import { type OpenedFile, servePlayground } from '../node/playground-server.js'
import { decode, readTextFile } from '../node/text-file.js'
import { UsageError } from '../node/usage-error.js'
import type { Arguments } from './arguments.js'
import { interrupted } from './interrupted.js'
import { type ExitCode, exitCode, type Io } from './io.js'
import { wholeNumber } from './whole-number.js'

/** `ssmith playground`: serves the web page until it is interrupted. */
export async function playgroundCommand(args: Arguments, io: Io): Promise<ExitCode> {
  const file = await fileFrom(args.operands, io)
  const served = await servePlayground(wholeNumber(args, 'port', 0, 65_535) ?? 0, file)
  const ended = interrupted()
  io.stdout.write(`${served.url}\n`)
  if (io.stdout.isTTY && !args.has('no-open')) openBrowser(served.url)
  await ended
  await served.close()
  return exitCode.clean
}

async function fileFrom([given, ...more]: readonly string[], io: Io): Promise<OpenedFile | undefined> {
  if (more.length > 0) throw new UsageError('one document at a time; the page opens others')
  if (given === undefined) return undefined
  const path = resolve(io.cwd, given)
  const read = given === '-' ? decode(await io.readInput()) : readTextFile(path)
  const shown = given === '-' ? '<stdin>' : shownPath(path, io.cwd)
  if (!read.ok) throw new UsageError(`\`${shown}\`: ${read.message}`)
  return { name: given === '-' ? 'document' : basename(path), text: read.text }
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens an address in the browser of the person; where that fails, the address can be read. */
function openBrowser(url: string): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

import { spawn } from 'node:child_process'
import { basename, resolve } from 'node:path'
import { attachedFiles } from '../node/attached-files.js'
import { shownPath } from '../node/find-files.js'
import { type Opened, servePlayground } from '../node/playground-server.js'
import { decode, readTextFile } from '../node/text-file.js'
import { UsageError } from '../node/usage-error.js'
import type { Arguments } from './arguments.js'
import { interrupted } from './interrupted.js'
import { type ExitCode, exitCode, type Io } from './io.js'
import { wholeNumber } from './whole-number.js'

/** `ssmith playground`: serves the web page until it is interrupted. */
export async function playgroundCommand(args: Arguments, io: Io): Promise<ExitCode> {
  const opened = await openedFrom(args.operands, io)
  const served = await servePlayground(wholeNumber(args, 'port', 0, 65_535) ?? 0, opened)
  const ended = interrupted()
  io.stdout.write(`${served.url}\n`)
  if (io.stdout.isTTY && !args.has('no-open')) openBrowser(served.url)
  await ended
  await served.close()
  return exitCode.clean
}

async function openedFrom([given, ...more]: readonly string[], io: Io): Promise<Opened | undefined> {
  if (more.length > 0) throw new UsageError('one document at a time; the page opens others')
  if (given === undefined) return undefined
  const path = given === '-' ? undefined : resolve(io.cwd, given)
  const read = path === undefined ? decode(await io.readInput()) : readTextFile(path)
  const shown = path === undefined ? '<stdin>' : shownPath(path, io.cwd)
  if (!read.ok) throw new UsageError(`\`${shown}\`: ${read.message}`)
  const { text } = read
  if (path === undefined) return { document: { name: 'document', text } }
  return { document: { name: basename(path), text }, attachments: await attachedFiles(path, text) }
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

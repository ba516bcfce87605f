import { relative, resolve } from 'node:path'
import type { Configuration } from '../node/configuration/configuration.js'
import { shownPath } from '../node/find-files.js'
import type { LintRequest, LintResult } from '../node/lint-files.js'
import type { Arguments } from './arguments.js'
import { type ExitCode, exitCode, type Io } from './io.js'
import { amount } from './layout.js'
import { printable } from './printable.js'

/** Says which paths are not there, and which folders could not be read. */
export function tellAbsent({ found }: LintResult, { stderr }: Io): ExitCode {
  for (const path of found.absent) stderr.write(`ssmith: there is no file or folder \`${printable(path)}\`\n`)
  for (const path of found.unreadable) stderr.write(`ssmith: the folder \`${printable(path)}\` cannot be read\n`)
  return found.absent.length + found.unreadable.length > 0 ? exitCode.usage : exitCode.clean
}

/** Says which patterns of a configuration leave nothing out, where all was looked through that they may be about. */
export function tellUnneeded(
  configuration: Configuration | undefined,
  { paths, shard }: Pick<LintRequest, 'paths' | 'shard'>,
  { cwd, stderr }: Io,
): void {
  if (!configuration?.ignore || shard) return
  const { folder, ignore, path } = configuration
  if (!paths.some((each) => !relative(resolve(cwd, each), folder).startsWith('..'))) return
  for (const pattern of ignore.unneeded())
    stderr.write(
      `ssmith: \`${printable(pattern)}\` under \`ignore\` in \`${printable(shownPath(path, cwd))}\` leaves out nothing that would be looked into without it\n`,
    )
}

/** Says what we failed at. */
export async function tellFailures({ outcomes }: LintResult, args: Arguments, { stderr, env }: Io): Promise<ExitCode> {
  const failures = outcomes.filter((outcome) => outcome.kind === 'failed')
  if (failures.length === 0) return exitCode.clean
  const { internalError } = await import('./internal-error.js')
  const debug = args.has('debug') || Boolean(env['SSMITH_DEBUG'])
  for (const { error, path } of failures) stderr.write(internalError(error, debug, path))
  return exitCode.internal
}

/** Figures for the curious. */
export function statsOf({ stats, outcomes }: LintResult, milliseconds: number): string {
  const threads = stats.workers === 0 ? 'one thread' : `${stats.workers + 1} threads`
  const files = `${amount(stats.candidates, 'file')} looked at, ${outcomes.length} linted, ${stats.remembered} remembered`
  return `${files}; ${Math.round(milliseconds)} ms on ${threads}\n`
}

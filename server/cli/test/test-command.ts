import { dirname } from 'node:path'
import type { FoundFiles } from '../../node/find-files.js'
import { isUsageError, UsageError } from '../../node/usage-error.js'
import type { CoverageKind } from '../../simulator/testing/coverage.js'
import type { Arguments } from '../arguments.js'
import { type ExitCode, exitCode, type Io } from '../io.js'
import { amount } from '../layout.js'
import { printable } from '../printable.js'
import { progressOn } from '../progress.js'
import { scriptsFor, tellNotRun } from '../scripts-for.js'
import { styleOf } from '../style.js'
import { coveredFiles, untestedFiles } from './coverage/covered-files.js'
import { leastCoverage, shortOf } from './coverage/least-coverage.js'
import { type CoverageFormat, writeCoverage } from './coverage/write-coverage.js'
import { loadTestFormat, summaryOf, type TestFormatName } from './formats/format.js'
import { recordTraces } from './record-traces.js'
import { findTests, runTests, type TestedFile } from './test-files.js'

/** What the arguments of `ssmith test` ask for. */
interface TestRequest {
  readonly paths: readonly string[]
  readonly filter: string | undefined
  readonly format: TestFormatName
  readonly coverage: ReadonlySet<CoverageFormat>
  readonly folder: string
  readonly least: ReadonlyMap<CoverageKind, number>
  /** Whether runbooks without tests count too. */
  readonly all: boolean
}

/** What was found at the paths, and what came of it. */
interface Tested {
  readonly files: readonly TestedFile[]
  readonly found: FoundFiles
  /** As far as it is about finding them. */
  readonly code: ExitCode
}

/** `ssmith test`: runs rehearsals and compares what happens with what is expected. */
export async function testCommand(args: Arguments, io: Io): Promise<ExitCode> {
  const request = requestFrom(args)
  if (!args.has('watch')) return (await runOnce(request, args, io)).code
  return watch(request, args, io)
}

/** Runs again and again, until the process is ended. */
async function watch(request: TestRequest, args: Arguments, io: Io): Promise<never> {
  const { nextChange } = await import('../../node/watch-folders.js')
  let watched: readonly string[] = []
  for (;;) {
    const started = Date.now()
    if (io.stdout.isTTY) io.stdout.write('\u001b[2J\u001b[H')
    try {
      const { files } = await runOnce(request, args, io)
      watched = files.flatMap(({ path, test }) => [path, ...(test?.files ?? [])])
    } catch (error) {
      // While somebody works on files, some may be gone for a moment.
      if (!isUsageError(error) || watched.length === 0) throw error
      io.stderr.write(`ssmith: ${printable(error.message)}\n`)
    }
    io.stdout.write('\nwaiting for changes; Ctrl-C ends\n')
    await nextChange(new Set(watched.map((file) => dirname(file))), watched, started)
  }
}

function requestFrom(args: Arguments): TestRequest {
  const formats = args.values('coverage-format') as readonly CoverageFormat[]
  const least = leastCoverage(args.values('min-coverage'))
  const wanted = args.has('coverage') || args.has('coverage-all') || formats.length > 0
  return {
    paths: args.operands.length > 0 ? args.operands : ['.'],
    filter: args.value('filter')?.toLowerCase(),
    format: (args.value('format') ?? 'pretty') as TestFormatName,
    coverage: new Set(formats.length > 0 ? formats : wanted ? ['text'] : []),
    folder: args.value('coverage-folder') ?? 'coverage',
    least,
    all: args.has('coverage-all'),
  }
}

async function runOnce(
  request: TestRequest,
  args: Arguments,
  io: Io,
): Promise<{ readonly code: ExitCode; readonly files: readonly TestedFile[] }> {
  const first = await tested(request, args, io)
  const { count, refused } = args.has('update') ? recordTraces(first.files) : { count: 0, refused: [] }
  for (const reason of refused) io.stderr.write(`ssmith: ${printable(reason)}\n`)
  if (count > 0) io.stderr.write(`ssmith: ${amount(count, 'trace')} recorded\n`)
  const last = count > 0 ? await tested(request, args, io) : first
  return { code: await tell(last, request, args, io), files: last.files }
}

/** Finds the tests at the paths and runs them. */
async function tested({ paths, filter }: TestRequest, args: Arguments, io: Io): Promise<Tested> {
  const { files, found } = await findTests(paths, io.cwd)
  for (const path of found.absent) io.stderr.write(`ssmith: there is no file or folder \`${printable(path)}\`\n`)
  for (const path of found.unreadable) io.stderr.write(`ssmith: the folder \`${printable(path)}\` cannot be read\n`)
  const lost = found.absent.length + found.unreadable.length > 0
  if (files.length === 0 && !lost) throw new UsageError('no test files found; they are called `*.test.yaml`')
  const progress = progressOn(io.stderr, 'cases')
  const wanted = ({ name }: { readonly name: string }) => filter === undefined || name.toLowerCase().includes(filter)
  const scripts = scriptsFor(args, io)
  const results = await runTests(files, wanted, scripts, progress.show).finally(() => scripts.close())
  progress.clear()
  tellNotRun(scripts, io)
  if (filter !== undefined && results.every((file) => file.test && file.results.length === 0))
    throw new UsageError(`\`--filter\`: the name of no case contains \`${filter}\``)
  return { files: results, found, code: lost ? exitCode.usage : exitCode.clean }
}

async function tell(
  { files, found, code }: Tested,
  { format, coverage, folder, least, all }: TestRequest,
  args: Arguments,
  io: Io,
): Promise<ExitCode> {
  const style = styleOf(args, io.env, io.stdout)
  const write = await loadTestFormat(format)
  io.stdout.write(await write({ files, style, width: io.stdout.columns ?? 80, verbose: args.has('verbose') }))
  const own = coverage.size > 0 || least.size > 0 ? coveredFiles(files, io.cwd) : []
  const covered = all ? [...own, ...(await untestedFiles(found.files, own, io.cwd))] : own
  await writeCoverage(covered, coverage, folder, { io, style, quiet: format !== 'pretty' })
  const short = shortOf(least, covered)
  for (const message of short) io.stderr.write(`ssmith: ${message}\n`)
  const { failed, faulty } = summaryOf(files)
  const codes: ExitCode[] = [code, failed + short.length > 0 ? exitCode.findings : exitCode.clean]
  return Math.max(...codes, faulty > 0 ? exitCode.usage : exitCode.clean) as ExitCode
}

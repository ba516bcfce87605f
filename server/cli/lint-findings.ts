import { resolve } from 'node:path'
import type { LintedOutcome } from '../node/lint-files.js'
import type { FileReport } from '../node/report.js'
import { readTextFile } from '../node/text-file.js'
import { UsageError } from '../node/usage-error.js'
import type { Severity } from '../rules/rule.js'
import type { Arguments } from './arguments.js'
import { type FormatName, loadFormat, type Summary } from './formats/format.js'
import { type ExitCode, exitCode, type Io } from './io.js'
import { amount } from './layout.js'
import type { MendedFiles } from './mended-files.js'
import { printable } from './printable.js'
import { styleOf } from './style.js'

type Linted = Exclude<LintedOutcome, { kind: 'failed' }>

/** Writes the findings that are not known yet in the format that was asked for, and says how many there are. */
export async function showFindings(
  linted: readonly Linted[],
  { texts, count, filtered }: MendedFiles,
  { baseline, quiet }: { readonly baseline: string | undefined; readonly quiet: boolean },
  args: Arguments,
  io: Io,
): Promise<Summary> {
  const files = await withoutKnown(linted, baseline, args, io)
  const summary = summaryOf(files, count)
  // Mended input goes where the output of a filter goes; what people read goes beside it.
  const output = filtered === undefined ? io.stdout : io.stderr
  if (filtered !== undefined) io.stdout.write(filtered)
  const textOf = (path: string) => texts.get(path) ?? textAt(resolve(io.cwd, path))
  const style = styleOf(args, io.env, output)
  const format = await loadFormat((args.value('format') ?? 'pretty') as FormatName)
  const shown = quiet ? files.map(errorsOnly) : files
  output.write(await format({ files: shown, summary, textOf, style, width: output.columns ?? 80, quiet }))
  return summary
}

/** Writes all findings down as known. */
export async function acceptFindings(
  linted: readonly Linted[],
  baseline: string | undefined,
  io: Io,
): Promise<ExitCode> {
  if (baseline === undefined) {
    throw new UsageError(
      '`--update-baseline` needs to know where; give `--baseline FILE`, or `baseline` in .ssmith.yaml',
    )
  }
  const { writeBaseline } = await import('../node/baseline.js')
  const reports = linted.map(({ report }) => ({ path: resolve(io.cwd, report.path), report }))
  const count = writeBaseline(resolve(io.cwd, baseline), baseline, reports)
  io.stdout.write(`${amount(count, 'finding')} written to \`${printable(baseline)}\`\n`)
  return exitCode.clean
}

async function withoutKnown(
  linted: readonly Linted[],
  baseline: string | undefined,
  args: Arguments,
  io: Io,
): Promise<FileReport[]> {
  if (baseline === undefined) return linted.map(({ report }) => report)
  const { readBaseline } = await import('../node/baseline.js')
  const known = readBaseline(resolve(io.cwd, baseline), baseline)
  const files = linted.map(({ report }) => known.without(report, resolve(io.cwd, report.path)))
  // Where not all rules were asked, a finding that is not there may still be.
  const gone = args.has('strict') && args.values('rule').length === 0 ? known.gone() : 0
  if (gone > 0)
    io.stderr.write(
      `ssmith: ${amount(gone, 'finding')} of \`${printable(baseline)}\` ${gone === 1 ? 'is' : 'are'} no longer there; \`--update-baseline\` writes it anew\n`,
    )
  return files
}

function textAt(path: string): string {
  const file = readTextFile(path)
  return file.ok ? file.text : ''
}

const errorsOnly = (report: FileReport): FileReport => ({
  ...report,
  findings: report.findings.filter(({ severity }) => severity === 'error'),
})

function summaryOf(files: readonly FileReport[], fixed: number): Summary {
  const findings = files.flatMap((file) => file.findings)
  const times = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length
  return {
    files: files.length,
    errors: times('error'),
    warnings: times('warning'),
    notes: times('info'),
    fixable: findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length,
    fixed,
  }
}

import { type LineIndex, lineIndex } from '../../../node/line-index.js'
import type { Difference } from '../../../simulator/testing/difference.js'
import type { Range } from '../../../syntax/tree.js'
import { amount, wrap } from '../../layout.js'
import { printable } from '../../printable.js'
import { comparedLines } from '../compared-lines.js'
import type { TestedFile, TimedResult } from '../test-files.js'
import { summaryOf, type TestReport, type TestSummary } from './format.js'

/** The results for people: a line for each file, and for each case that failed what differed and where that is expected. */
export async function pretty(report: TestReport): Promise<string> {
  const blocks: string[] = []
  for (const file of report.files)
    if (!file.test || file.results.length > 0) for (const line of await linesOf(file, report)) blocks.push(line)
  const summary = summaryOf(report.files)
  const color = summary.failed + summary.faulty > 0 ? report.style.red : report.style.green
  return `${blocks.map((line) => `${line}\n`).join('')}\n${color(report.style.bold(summaryLine(summary)))}\n`
}

function summaryLine({ files, cases, failed, faulty }: TestSummary): string {
  const ran = `${amount(cases, 'case')} in ${amount(files, 'file')}`
  const outcome = failed > 0 ? `, ${failed} failed` : cases > 0 ? ', all passed' : ''
  return `${ran}${outcome}${faulty > 0 ? `; ${amount(faulty, 'file')} cannot be run` : ''}`
}

async function linesOf(file: TestedFile, report: TestReport): Promise<string[]> {
  const { style, verbose } = report
  const failed = file.results.filter(({ differences }) => differences.length > 0)
  const lines = lineIndex(file.text)
  if (!file.test) {
    const faults = file.faults.flatMap((fault) => told(fault, '  ', file, lines, report))
    return [`${style.red('✗')} ${style.bold(printable(file.shown))}`, ...faults]
  }
  const mark = failed.length > 0 ? style.red('✗') : style.green('✓')
  const count = `${amount(file.results.length, 'case')}${failed.length > 0 ? `, ${failed.length} failed` : ''}`
  const shown = verbose
    ? file.results
    : file.results.filter((result) => failed.includes(result) || result.unused.length > 0)
  const cases = await Promise.all(shown.map((result) => caseLines(result, file, lines, report)))
  return [`${mark} ${style.bold(printable(file.shown))}  ${style.dim(count)}`, ...cases.flat()]
}

async function caseLines(
  { testCase, differences, stub, unused }: TimedResult,
  file: TestedFile,
  lines: LineIndex,
  report: TestReport,
): Promise<string[]> {
  const { style } = report
  const mark = differences.length > 0 ? style.red('✗') : style.green('✓')
  const found = await Promise.all(differences.map((difference) => differenceLines(difference, file, lines, report)))
  return [
    `  ${mark} ${printable(testCase.name)}`,
    ...found.flat(),
    ...unused.flatMap((each) => told(each, '    ', file, lines, report).map(style.dim)),
    ...(stub === '' || differences.length === 0 ? [] : stubLines(stub, report)),
  ]
}

async function differenceLines(
  difference: Difference,
  file: TestedFile,
  lines: LineIndex,
  report: TestReport,
): Promise<string[]> {
  const { red, green, dim } = report.style
  const compared = (await comparedLines(difference)).flatMap((line) => {
    const color = line.startsWith('-') ? green : line.startsWith('+') ? red : dim
    const [first = '', ...more] = wrap(printable(line.slice(2)), report.width - 10)
    return [`      ${color(`${line.slice(0, 2)}${first}`)}`, ...more.map((part) => `          ${color(part)}`)]
  })
  return [...told(difference, '    ', file, lines, report), ...compared]
}

/** A message with its place, over as many lines as it needs. */
function told(
  { message, ...range }: Range & { readonly message: string },
  indent: string,
  { shown }: TestedFile,
  lines: LineIndex,
  { width }: TestReport,
): string[] {
  const { line, column } = lines.place(range)
  const [first = '', ...more] = wrap(printable(`${shown}:${line}:${column}: ${message}`), width - indent.length - 2)
  return [`${indent}${first}`, ...more.map((part) => `${indent}  ${part}`)]
}

const stubLines = (stub: string, { style }: TestReport): string[] => [
  '    To answer what was asked for, put this under `mocks`:',
  ...stub
    .trimEnd()
    .split('\n')
    .map((line) => style.cyan(`      ${printable(line)}`)),
]

import type { ReportedFinding } from '../../node/report.js'
import type { LintReport } from './format.js'
import { printable } from '../printable.js'
import { summaryLine } from './summary.js'

/** Workflow commands, which GitHub Actions shows beside the lines of a pull request. */
export function github(report: LintReport): string {
  const lines = report.files.flatMap(({ path, findings }) => findings.map((finding) => command(path, finding)))
  return [...lines, summaryLine(report.summary), ''].join('\n')
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

function command(path: string, { rule, severity, message, line, column, endLine, endColumn }: ReportedFinding): string {
  // GitHub takes columns only for findings within one line.
  const end = endLine === line ? `,endLine=${endLine},col=${column},endColumn=${endColumn}` : `,endLine=${endLine}`
  return `::${commands[severity]} file=${property(path)},line=${line}${end},title=${property(`ssmith ${rule}`)}::${data(message)}`
}

/** The escapes of the runner; what could end a line, and a command with it, is not printable. */
const data = (text: string): string => printable(text).replaceAll('%', '%25')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

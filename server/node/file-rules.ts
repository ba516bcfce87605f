import { type Rule, type Severity, syntaxRule } from '../rules/rule.js'
import { faultyTest } from '../own-files/faulty-test.js'
import { type FileReport, reportOnFile } from './report.js'

/** Findings about files rather than documents: made where files are read, explained and switched like any other rule. */
export const unreadableFile = syntaxRule({
  name: 'unreadable-file',
  severity: 'error',
  summary: 'A file cannot be read as text.',
  why: 'Nothing in it was checked. Systems Manager takes documents in UTF-8.',
})

export const fileRules: readonly Rule[] = [unreadableFile, faultyTest]

/** The finding of such a rule as a report, with the severity that the user wants; an empty one where it is switched off. */
export function fileReport(
  path: string,
  rule: Rule,
  message: string,
  severities: ReadonlyMap<string, Severity | 'off'>,
): FileReport {
  const severity = severities.get(rule.name) ?? rule.severity
  if (severity === 'off') return { path, documents: [], findings: [] }
  return reportOnFile(path, { rule: rule.name, severity, message })
}

import type { Rule, Severity } from '../rules/rule.js'
import { type FileReport, reportOnFile } from './report.js'

/** The finding of a rule about files as a report, with the severity that the user wants; an empty one where it is switched off. */
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

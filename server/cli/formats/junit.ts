import type { FileReport, ReportedFinding } from '../../node/report.js'
import type { LintReport } from './format.js'
import { type JunitCase, junitXml } from './junit-xml.js'

/** A suite for each file. Errors are failures; the others are output of tests that passed. */
export function junit({ files }: LintReport): string {
  return junitXml(files.map((file) => ({ name: file.path, cases: casesOf(file) })))
}

const clean: JunitCase = { name: 'no findings', seconds: 0 }

const casesOf = ({ path, findings }: FileReport): readonly JunitCase[] =>
  findings.length === 0 ? [clean] : findings.map((finding) => caseOf(path, finding))

function caseOf(path: string, { rule, severity, message, line, column }: ReportedFinding): JunitCase {
  const text = `${path}:${line}:${column}: ${severity}[${rule}]: ${message}`
  const said = severity === 'error' ? { failure: { message, type: rule, text } } : { output: text }
  return { name: `${rule} (${line}:${column})`, seconds: 0, ...said }
}

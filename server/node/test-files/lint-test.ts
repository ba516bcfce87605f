import { ignoresOf } from '../../rules/ignore-comments.js'
import { syntaxFinding } from '../../rules/syntax-findings.js'
import type { Diagnostic } from '../../service.js'
import { faultyTest } from '../file-rules.js'
import { type DocumentsReader, documentsReader } from '../known-runbooks.js'
import { reportOf } from '../report.js'
import type { Outcome, RunOptions, Task } from '../task.js'
import { isTest } from './is-test.js'
import { type ReadTest, readTest } from './read-test.js'

/** One for each run, so that folders are read once. */
const readers = new WeakMap<RunOptions, DocumentsReader>()

/** Lints a file that may be a test; `undefined` where it is not. Its result depends on other files and is not remembered. */
export async function lintTest(task: Task, text: string, run: RunOptions): Promise<Outcome | undefined> {
  const { path, shown, settings } = task
  const reader = readers.get(run) ?? documentsReader()
  readers.set(run, reader)
  const { root, faults } = await readTest(text, path, reader)
  if (!isTest(root)) return undefined
  const ignored = ignoresOf(text)
  const shownFaults = faults.map(asDiagnostic).flatMap((diagnostic): Diagnostic[] => {
    const severity = settings.severities.get(diagnostic.rule) ?? diagnostic.severity
    if (severity === 'off' || (run.only && !run.only.has(diagnostic.rule))) return []
    return ignored(diagnostic.rule, diagnostic.range) ? [] : [{ ...diagnostic, severity }]
  })
  const linted = { kind: undefined, schemaVersion: undefined, name: undefined, document: undefined }
  return { kind: 'linted', report: reportOf(shown, text, [{ ...linted, diagnostics: shownFaults }]) }
}

function asDiagnostic(fault: ReadTest['faults'][number]): Diagnostic {
  const { rule, finding } =
    'code' in fault ? syntaxFinding(fault) : { rule: faultyTest, finding: { range: fault, message: fault.message } }
  const { start, end } = finding.range
  const related = 'related' in finding && finding.related ? finding.related : []
  return {
    rule: rule.name,
    severity: rule.severity,
    message: finding.message,
    range: { start, end },
    related,
    fixes: [],
  }
}

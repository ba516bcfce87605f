import type { FileReport } from '../../node/report.js'
import type { LintReport } from './format.js'

/**
 * The form that other tools may rely on. One entry for each file; a template that holds several documents has all their findings in its
 * entry. `kind` and `schemaVersion` are `null` where the content does not tell, or documents of a template differ.
 */
export function json({ files, summary: { errors, warnings } }: LintReport): string {
  return `${JSON.stringify({ files: files.map(entryOf), summary: { files: files.length, errors, warnings } }, undefined, 2)}\n`
}

function entryOf({ path, documents, findings }: FileReport) {
  return {
    path,
    kind: common(documents.map(({ kind }) => kind)),
    schemaVersion: common(documents.map(({ schemaVersion }) => schemaVersion)),
    findings: findings.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
      rule,
      severity,
      message,
      line,
      column,
      endLine,
      endColumn,
    })),
  }
}

/** The value that all have. */
function common(values: readonly (string | undefined)[]): string | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : null
}

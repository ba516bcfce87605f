import type { DocumentKind } from '../document/kinds.js'
import type { Severity } from '../rules/rule.js'
import type { Diagnostic, LintedDocument } from '../service.js'
import { type LineIndex, lineIndex, type Place } from './line-index.js'

/** A finding in lines and columns, fit for every output format, for the cache and for the way between threads. */
export interface ReportedFinding extends Place {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly related: readonly (Place & { readonly message: string })[]
  readonly fixes: readonly ReportedFix[]
  /** The line of the finding without its indentation: it tells the finding again after lines have moved. */
  readonly context: string
}

export interface ReportedFix {
  readonly title: string
  readonly safe: boolean
  readonly edits: readonly (Place & { readonly text: string })[]
}

/** What was found in one file, which may hold several documents. */
export interface FileReport {
  /** As it is shown: relative to the working folder, with forward slashes. */
  readonly path: string
  readonly documents: readonly {
    readonly kind: DocumentKind | undefined
    readonly schemaVersion: string | undefined
  }[]
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[]
}

/** Longer lines are told apart by their beginning. */
const longestContext = 200

/** Puts what the service found in a text into lines and columns. */
export function reportOf(path: string, text: string, linted: readonly LintedDocument[]): FileReport {
  const diagnostics = linted.flatMap((document) => document.diagnostics)
  const lines = lineIndex(diagnostics.length === 0 ? '' : text)
  const sorted = diagnostics.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  const documents = linted
    .filter(({ kind, diagnostics: found }) => kind !== undefined || found.length === 0)
    .map(({ kind, schemaVersion }) => ({ kind, schemaVersion }))
  const contexts = new Map<number, string>()
  return { path, documents, findings: sorted.map((diagnostic) => findingOf(diagnostic, lines, contexts)) }
}

function findingOf(
  { rule, severity, message, range, related, fixes }: Diagnostic,
  lines: LineIndex,
  contexts: Map<number, string>,
): ReportedFinding {
  const place = lines.place(range)
  return {
    rule,
    severity,
    message: message.toWellFormed(),
    ...place,
    related: related.map((each) => ({ ...lines.place(each.range), message: each.message.toWellFormed() })),
    fixes: fixes
      .filter((fix) => fix.edits.length > 0)
      .map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.map((edit) => ({ ...lines.place(edit), text: edit.text })),
      })),
    context: contextAt(place.line, lines, contexts),
  }
}

/** What tells a line again, made once for all of its findings: a document may be one long line. */
function contextAt(number: number, lines: LineIndex, known: Map<number, string>): string {
  const context = known.get(number) ?? contextOf(lines.line(number))
  known.set(number, context)
  return context
}

/** Half a character, which a line may end with when it is cut, is no text that other programs read. */
const contextOf = (line: string): string => line.trim().replaceAll(/\s+/g, ' ').slice(0, longestContext).toWellFormed()

/** A report on a file in which nothing was looked for, with one finding for all of it. */
export function reportOnFile(
  path: string,
  finding: Pick<ReportedFinding, 'rule' | 'severity' | 'message'>,
): FileReport {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { path, documents: [], findings: [{ ...finding, ...place, related: [], fixes: [], context: '' }] }
}

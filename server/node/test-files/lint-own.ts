import { mayBeTest } from '../../own-files/file-names.js'
import { ownFindings } from '../../own-files/own-findings.js'
import { ownKindOf } from '../../own-files/own-file.js'
import { formatOf, parse } from '../../syntax/parse.js'
import { type DocumentsReader, documentsReader } from '../known-runbooks.js'
import { reportOf } from '../report.js'
import type { Outcome, RunOptions, Task } from '../task.js'
import { lookAround } from './look-around.js'

/** One for each run, so that folders are read once. */
const readers = new WeakMap<RunOptions, DocumentsReader>()

/**
 * Lints a file that may be a test, or mocks or an account that somebody names; `undefined` where it is not. Its result depends on other files
 * and is not remembered.
 */
export async function lintOwn(task: Task, text: string, run: RunOptions): Promise<Outcome | undefined> {
  const { path, shown, settings, explicit } = task
  const tree = await parse(text, formatOf(text, path))
  const kind = ownKindOf(path, tree)
  if (kind === undefined || !(kind === 'test' ? mayBeTest(path, text) : explicit)) return undefined
  const reader = readers.get(run) ?? documentsReader()
  readers.set(run, reader)
  const file = { kind, tree, ...(await lookAround(kind, text, path, reader)) }
  const diagnostics = await ownFindings(file, { severities: settings.severities, ...(run.only && { only: run.only }) })
  const linted = { kind: undefined, schemaVersion: undefined, name: undefined, document: undefined }
  return { kind: 'linted', report: reportOf(shown, text, [{ ...linted, diagnostics }]) }
}

import { emptyRepository } from '../document/repository.js'
import type { Source } from '../hosts/find-documents.js'
import type { Opened } from '../hosts/open.js'
import { type LintOptions, lintOpened } from '../service.js'
import { fixText } from './fix-text.js'
import { type LocalDocuments, repositoryFor } from './known-documents.js'
import { placeholdersOf } from './placeholders.js'
import { reportOf } from './report.js'
import type { Outcome, RunOptions, Task } from './task.js'

/** Lints, and mends where that is wanted, a file that was opened; `known` are the documents of files that it may call, absent where it calls none. */
export async function lintTask(
  task: Task,
  opened: Opened,
  run: RunOptions,
  known?: LocalDocuments,
): Promise<Extract<Outcome, { kind: 'linted' | 'fixed' }>> {
  const { text } = opened.source
  const options = await optionsFor(task, text, run, known)
  if (run.fix) {
    const fixed = await fixText(opened.source, options, run.fix === 'unsafe')
    const report = reportOf(task.shown, fixed.text, fixed.linted)
    if (fixed.count > 0) return { kind: 'fixed', report, text: fixed.text, before: text, count: fixed.count }
    return { kind: 'linted', report }
  }
  const report = reportOf(task.shown, text, await lintOpened(opened, options))
  return { kind: 'linted', report, ...(report.findings.length > 0 && { text }) }
}

async function optionsFor(
  { settings: { severities, strict, placeholders } }: Task,
  text: string,
  { today, only }: RunOptions,
  known: LocalDocuments | undefined,
): Promise<LintOptions> {
  return {
    today,
    severities,
    strict,
    repository: known ? await repositoryFor(text, known) : emptyRepository,
    placeholders: await placeholdersOf(placeholders),
    ...(only && { only }),
  }
}

/** The text of a file as the service takes it. */
export function sourceOf({ path, explicit, settings: { kind } }: Task, text: string): Source {
  return { text, explicit, ...(path !== '' && { path }), ...(kind !== undefined && { kind }) }
}

import { mayHoldDocuments } from '../hosts/may-hold-documents.js'
import { type Opened, open } from '../hosts/open.js'
import { callsOf } from '../document/calls.js'
import type { SsmDocument } from '../document/document.js'
import { callableName, interfaceOf } from '../document/interface.js'
import { unreadableFile } from '../rules/file-rules.js'
import { hidesRest } from '../syntax/tree.js'
import { fileReport } from './file-report.js'
import { hash } from './hash.js'
import { kindOfName } from '../own-files/file-names.js'
import { mayCallDocuments, noLocalDocuments } from './known-documents.js'
import { lintTask, sourceOf } from './lint-task.js'
import { placeholdersOf } from './placeholders.js'
import type { CacheEntry, Look, Outcome, RunOptions, Task } from './task.js'
import { readTextFile, type TextFile } from './text-file.js'

/** A look at a file whose documents call others, and which is not linted before these are known. */
export interface OpenLook extends Shown {
  readonly calls: readonly string[]
  readonly wait: {
    readonly text: string
    readonly hash: string | undefined
    /** Absent where the result of an earlier run may do. */
    readonly opened: Opened | undefined
  }
}

/**
 * Reads a file, and lints it unless that is likely to depend on other files: those of the run have, as their names tell, documents of the `expected`
 * names. Without these it waits for whatever it calls.
 */
export async function firstLook(task: Task, run: RunOptions, expected?: ReadonlySet<string>): Promise<Look | OpenLook> {
  const file = contentOf(task)
  if (!file.ok) return { names: [], outcome: unread(task, file) }
  const { text } = file
  if (kindOfName(task.path) !== undefined) {
    const { lintOwn } = await import('./test-files/lint-own.js')
    const outcome = await lintOwn(task, text, run)
    if (outcome) return { names: [], outcome }
  }
  if (!task.explicit && !task.settings.kind && !mayHoldDocuments(text)) return nothing
  const hashed = run.cacheKey === undefined ? undefined : await hash([run.cacheKey, settingsKey(task), text])
  if (task.cached && task.cached.hash === hashed) return rememberedLook(task, task.cached, text)
  const opened = await open(sourceOf(task, text), await placeholdersOf(task.settings.placeholders))
  const documents = opened.models.flatMap(({ document }) => document ?? [])
  // What they call tells which documents a chain of calls leads to.
  if (task.foreign) return { ...shownBy(documents, task), calls: namesCalledIn(documents) }
  if (!task.explicit && isForeignText(opened))
    return { names: [], outcome: remember(passedOver, hashed, { interfaces: [] }) }
  const isKept = hashed !== undefined || run.fix !== undefined
  const shown: Shown = isKept ? shownBy(documents, task) : { names: namesOf(documents) }
  const calls = opened.relevant ? namesCalledIn(documents) : []
  // What is remembered goes by all documents that may be called.
  const isLikely = (name: string) =>
    hashed !== undefined || !expected || expected.has(name) || shown.names.includes(name)
  // What is mended may call documents afterwards.
  const isMended = run.fix !== undefined && opened.relevant && mayCallDocuments(text)
  if (isMended || calls.some(isLikely)) return { ...shown, calls, wait: { text, hash: hashed, opened } }
  const outcome = await lintTask(task, opened, run, calls.length > 0 ? noLocalDocuments : undefined)
  const silent = !task.explicit && !opened.relevant && outcome.report.findings.length === 0
  const { interfaces = [] } = shown
  return { ...shown, calls, outcome: remember(silent ? passedOver : outcome, hashed, { interfaces }) }
}

/** What a file shows to those that call its documents. */
type Shown = Pick<Look, 'names' | 'interfaces'>

const namesOf = (documents: readonly SsmDocument[]): readonly string[] =>
  documents.flatMap((document) => callableName(document) ?? [])

function shownBy(documents: readonly SsmDocument[], { shown }: Task): Required<Shown> {
  const interfaces = documents.flatMap((document) => interfaceOf(document, shown) ?? [])
  return { names: interfaces.map(({ name }) => name), interfaces }
}

const passedOver = { kind: 'passed-over' } as const
const nothing: Look = { names: [], outcome: passedOver }

function contentOf({ path, text }: Task): TextFile {
  return text === undefined ? readTextFile(path) : { ok: true, text, byteOrderMark: false }
}

function unread(task: Task, file: Extract<TextFile, { ok: false }>): Outcome {
  // Among other files, what is no text is no document, unless its words tell that one is meant.
  const isMeant = task.explicit || file.reason === 'unreadable' || task.settings.kind !== undefined
  if (!isMeant && !(file.guess !== undefined && hasDocumentWords(file.guess))) return passedOver
  return { kind: 'linted', report: fileReport(task.shown, unreadableFile, file.message, task.settings.severities) }
}

/** Of documents in other accounts nothing is known. */
const namesCalledIn = (documents: readonly SsmDocument[]): readonly string[] =>
  documents.flatMap((document) => callsOf(document).flatMap(({ account, name }) => (account ? [] : [name])))

/** Text of something else, in which faults are no matter of ours. Where a document is broken its words still tell that one is meant. */
function isForeignText({ relevant, documents, source: { text } }: Opened): boolean {
  const faults = documents.flatMap((document) => document.faults)
  if (relevant || faults.length === 0) return false
  return !faults.some(hidesRest) || !hasDocumentWords(text)
}

const hasDocumentWords = (text: string): boolean =>
  text.includes('schemaVersion') && /mainSteps|runtimeConfig|sessionType/.test(text)

function rememberedLook({ foreign }: Task, entry: CacheEntry, text: string): Look | OpenLook {
  const { interfaces, calls = [], hash: hashed } = entry
  const seen = { names: interfaces.map(({ name }) => name), interfaces }
  if (foreign) return { ...seen, calls }
  // The documents that it calls may have changed.
  if (entry.repository !== undefined) return { ...seen, calls, wait: { text, hash: hashed, opened: undefined } }
  return { ...seen, outcome: remembered(entry) }
}

/** The result of an earlier run. */
export function remembered(entry: CacheEntry): Outcome {
  if (!entry.report) return { ...passedOver, entry, cached: true }
  return { kind: 'linted', report: entry.report, entry, cached: true }
}

/** The outcome with what is to be remembered of it, where anything is. */
export function remember(
  outcome: Outcome,
  hashed: string | undefined,
  of: Pick<CacheEntry, 'interfaces' | 'calls'>,
  repository?: string,
): Outcome {
  if (hashed === undefined || outcome.kind === 'fixed' || outcome.kind === 'failed') return outcome
  const report = outcome.kind === 'linted' ? outcome.report : undefined
  const entry = { hash: hashed, ...of, ...(report && { report }), ...(repository !== undefined && { repository }) }
  return { ...outcome, entry }
}

/** The settings of a file, its name, which its documents have too, and whether it was named, as one text. */
function settingsKey({ settings: { severities, placeholders, strict, kind }, shown, explicit }: Task): string {
  return JSON.stringify([shown, explicit, [...severities].sort(), placeholders, strict, kind ?? ''])
}

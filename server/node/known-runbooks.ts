import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SsmDocument } from '../document/document.js'
import { mayHoldDocuments } from '../hosts/may-hold-documents.js'
import { open } from '../hosts/open.js'
import { findFiles, shownPath, type Skip } from './find-files.js'
import { mayCallDocuments } from './known-documents.js'
import type { Runbook } from './read-runbook.js'
import { readTextFile } from './text-file.js'

/** A document in a file. */
type FoundDocument = Runbook & { readonly path: string }

/**
 * The documents that a document may run, by name: those of its repository, or of its folder where it is in none. Of several with one name the
 * nearest counts.
 */
export async function documentsAround(path: string, skip: Skip): Promise<ReadonlyMap<string, SsmDocument>> {
  return documentsOf(nearestTo(dirname(path), await documentsBelow(rootOf(dirname(path)), skip)))
}

/** The documents that a runbook may run. They are looked for only where it runs some, and in one repository only once. */
export type DocumentsReader = (runbook: Runbook) => Promise<ReadonlyMap<string, SsmDocument>>

export function documentsReader(): DocumentsReader {
  const read = runbooksReader()
  return async (runbook) => documentsOf(await read(runbook))
}

/** The same, with the files that they are in. */
export function runbooksReader(): (runbook: Runbook) => Promise<ReadonlyMap<string, Runbook>> {
  const known = new Map<string, Promise<readonly FoundDocument[]>>()
  return async ({ path, text }) => {
    if (path === undefined || !mayCallDocuments(text)) return new Map()
    const root = rootOf(dirname(path))
    const found = known.get(root) ?? documentsBelow(root, async () => false)
    known.set(root, found)
    return nearestTo(dirname(path), await found)
  }
}

async function documentsBelow(root: string, skip: Skip): Promise<readonly FoundDocument[]> {
  const found: FoundDocument[] = []
  for (const { path } of (await findFiles([root], root, skip)).files) {
    const read = readTextFile(path)
    if (!read.ok || !mayHoldDocuments(read.text)) continue
    const { models } = await open({ text: read.text, path })
    for (const { document, embedded } of models)
      if (document) found.push({ document, path, text: read.text, toHost: embedded.toHost })
  }
  return found
}

function nearestTo(folder: string, found: readonly FoundDocument[]): ReadonlyMap<string, Runbook> {
  const far = ({ path }: FoundDocument) => shownPath(path, folder).split('/').length
  const runbooks = new Map<string, Runbook>()
  for (const each of found.toSorted((a, b) => far(a) - far(b)))
    if (each.document.name !== undefined && !runbooks.has(each.document.name)) runbooks.set(each.document.name, each)
  return runbooks
}

/** Documents without the files that they are in. */
export const documentsOf = (runbooks: ReadonlyMap<string, Runbook>): ReadonlyMap<string, SsmDocument> =>
  new Map([...runbooks].map(([name, { document }]) => [name, document]))

/** The folder in which documents are looked for: the root of the repository, or the folder itself where it is in none. */
function rootOf(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here
    if (dirname(here) === here) return folder
  }
}

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SsmDocument } from '../document/document.js'
import { mayHoldDocuments } from '../hosts/find-documents.js'
import { open } from '../service.js'
import { findFiles, type Skip } from './find-files.js'
import { mayCallDocuments } from './known-documents.js'
import type { Runbook } from './read-runbook.js'
import { readTextFile } from './text-file.js'

/**
 * The documents that a document may run, by name: those of its repository, or of its folder where it is in none. Of several with one name the
 * nearest counts.
 */
export async function documentsAround(path: string, skip: Skip): Promise<ReadonlyMap<string, SsmDocument>> {
  const folder = dirname(path)
  const { files } = await findFiles([repositoryOf(folder) ?? folder], folder, skip)
  const documents = new Map<string, SsmDocument>()
  const ways = (shown: string) => shown.split('/').length
  for (const { path: file } of files.toSorted((a, b) => ways(a.shown) - ways(b.shown))) {
    const read = readTextFile(file)
    if (!read.ok || !mayHoldDocuments(read.text)) continue
    for (const { document } of (await open({ text: read.text, path: file })).models)
      if (document?.name !== undefined && !documents.has(document.name)) documents.set(document.name, document)
  }
  return documents
}

/** The documents that a runbook may run, looked for only where it runs some, and for runbooks of one folder only once. */
export type DocumentsReader = (runbook: Runbook) => Promise<ReadonlyMap<string, SsmDocument>>

export function documentsReader(): DocumentsReader {
  const known = new Map<string, Promise<ReadonlyMap<string, SsmDocument>>>()
  return async ({ path, text }) => {
    if (path === undefined || !mayCallDocuments(text)) return new Map()
    const folder = dirname(path)
    const found = known.get(folder) ?? documentsAround(path, async () => false)
    known.set(folder, found)
    return found
  }
}

/** The root of the repository that a folder belongs to. */
function repositoryOf(folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here
    if (dirname(here) === here) return undefined
  }
}

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SsmDocument } from '../document/document.js'
import { mayHoldDocuments } from '../hosts/may-hold-documents.js'
import { open } from '../hosts/open.js'
import { shownPath } from './find-files.js'
import { mayCallDocuments } from './known-documents.js'
import { mostAround, nearestFiles } from './nearest-files.js'
import type { Runbook } from './read-runbook.js'
import { readTextFile } from './text-file.js'

/** A document in a file. */
type FoundDocument = Runbook & { readonly path: string }

/** The documents that a runbook may run. They are looked for only where it runs some, and in one repository only once. */
export type DocumentsReader = (runbook: Runbook) => Promise<ReadonlyMap<string, SsmDocument>>

export function documentsReader(): DocumentsReader {
  const read = runbooksReader()
  return async (runbook) => documentsOf(await read(runbook))
}

/** The same, with the files that they are in. Of a very large repository only what is nearest is read, anew for each folder. */
export function runbooksReader(limits = mostAround): (runbook: Runbook) => Promise<ReadonlyMap<string, Runbook>> {
  const known = new Map<string, Promise<Below>>()
  return async ({ path, text }) => {
    if (path === undefined || !mayCallDocuments(text)) return new Map()
    const folder = dirname(path)
    const root = rootOf(folder)
    const ofRoot = known.get(root) ?? documentsBelow(folder, root, limits)
    known.set(root, ofRoot)
    const whole = await ofRoot
    if (whole.isWhole || whole.folder === folder) return nearestTo(folder, whole.found)
    const ofFolder = known.get(folder) ?? documentsBelow(folder, root, limits)
    known.set(folder, ofFolder)
    return nearestTo(folder, (await ofFolder).found)
  }
}

/** The documents below a folder, as far as they were looked for. */
interface Below {
  /** From where on they were. */
  readonly folder: string
  readonly found: readonly FoundDocument[]
  readonly isWhole: boolean
}

async function documentsBelow(folder: string, root: string, limits: typeof mostAround): Promise<Below> {
  const found: FoundDocument[] = []
  const seen = new Set<string>()
  const files = await nearestFiles(folder, root, async () => false, seen, limits.found)
  for (const path of files.slice(0, limits.read)) {
    const read = readTextFile(path)
    if (!read.ok || !mayHoldDocuments(read.text)) continue
    const { models } = await open({ text: read.text, path })
    for (const { document, embedded } of models)
      if (document) found.push({ document, path, text: read.text, toHost: embedded.toHost })
  }
  return { folder, found, isWhole: seen.size < limits.found && files.length <= limits.read }
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

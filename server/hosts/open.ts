import { buildDocument } from '../document/build.js'
import type { SsmDocument } from '../document/document.js'
import type { Placeholder } from '../syntax/placeholders.js'
import type { Tree } from '../syntax/tree.js'
import { type Found, findDocuments, type Source } from './find-documents.js'
import type { Embedded } from './host.js'

/** A text read: its documents, ready for rules and features. */
export interface Opened extends Found {
  readonly source: Source
  readonly models: readonly { readonly embedded: Embedded; readonly document: SsmDocument | undefined }[]
}

/** Reads a text and the documents in it. Never fails: what cannot be read is among the faults. `before` is the tree of an older version of the text. */
export async function open(source: Source, placeholders: readonly Placeholder[] = [], before?: Tree): Promise<Opened> {
  const found = await findDocuments(source, placeholders, before)
  const models = found.documents.map((embedded) => ({ embedded, document: modelOf(embedded, source) }))
  return { ...found, source, models }
}

function modelOf({ tree, root, kind, name, host }: Embedded, { path }: Source): SsmDocument | undefined {
  if (!root || !kind) return undefined
  const known = name ?? (host === undefined ? nameOfFile(path) : undefined)
  return buildDocument(tree, root, {
    kind,
    ...(known !== undefined && { name: known }),
    ...(host !== undefined && { host }),
  })
}

/** The name that a document has by its file: teams name files after documents, with an ending. */
export function nameOfFile(path: string | undefined): string | undefined {
  const file = path?.split(/[\\/]/).at(-1)
  return file?.replace(/\.(?:ssm|document)?\.?(?:ya?ml|json|ics)$/i, '') || undefined
}

import { runBefore } from '../../syntax/line-before.js'
import { documentKinds } from '../../../schemas/documents.js'
import { type DocumentKind, versionText } from '../../document/kinds.js'
import { findDocuments } from '../../hosts/find-documents.js'
import { mayHoldDocuments } from '../../hosts/may-hold-documents.js'
import { open, type Opened } from '../../hosts/open.js'
import { keyText, type MapNode } from '../../syntax/tree.js'

/**
 * A text that is no document only because of the key that is being typed, read as one of the kind that it has without that key; undefined
 * where it is none then either.
 */
export async function withoutHalfKey({ source }: Opened, offset: number): Promise<Opened | undefined> {
  const rest = withoutWord(source.text, offset)
  if (rest === source.text || !mayHoldDocuments(source.text)) return undefined
  const { documents } = await findDocuments({ ...source, text: rest })
  const kind = documents.find(({ host }) => host === undefined)?.kind
  return kind && open({ ...source, kind })
}

/**
 * A text whose first keys do not tell its kind yet, read as each kind that it may become: one of its schema version, with all of the keys
 * beside the one that is being typed.
 */
export async function asKindsOfVersion({ source }: Opened, offset: number): Promise<readonly AsKind[]> {
  if (!mayHoldDocuments(source.text)) return []
  const { documents } = await findDocuments({ ...source, text: withoutWord(source.text, offset) })
  const root = documents.find(({ host, kind }) => host === undefined && kind === undefined)?.root
  const kinds = root ? kindsFor(root) : []
  return Promise.all(kinds.map(async (kind) => ({ kind, opened: await open({ ...source, kind }) })))
}

/** A text read as a document of a kind. */
interface AsKind {
  readonly kind: DocumentKind
  readonly opened: Opened
}

/** The kinds that have the schema version and all keys of a map. */
function kindsFor(root: MapNode): DocumentKind[] {
  const version = versionText(root)
  if (version === undefined) return []
  const names = root.entries.map(({ key }) => keyText(key))
  return documentKinds
    .filter(
      ({ schemaVersions, fields }) =>
        schemaVersions.includes(version) && names.every((name) => Object.hasOwn(fields, name)),
    )
    .map(({ kind }) => kind)
}

/** A text without the word around an offset. */
function withoutWord(text: string, offset: number): string {
  const letters = runBefore(text, offset, /\w/)
  const before = letters + (/["']/.test(text[offset - letters - 1] ?? '') ? 1 : 0)
  const [behind = ''] = /^\w*["']?/.exec(text.slice(offset, offset + 100)) ?? []
  return text.slice(0, offset - before) + text.slice(offset + behind.length)
}

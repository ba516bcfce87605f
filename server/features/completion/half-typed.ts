import { findDocuments, mayHoldDocuments } from '../../hosts/find-documents.js'
import { open, type Opened } from '../../hosts/open.js'

/**
 * A text that is no document only because of the key that is being typed, read as one of the kind that it has without that key; undefined
 * where it is none then either.
 */
export async function withoutHalfKey({ source }: Opened, offset: number): Promise<Opened | undefined> {
  const { text } = source
  const [before = ''] = /["']?\w*$/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)) ?? []
  const [behind = ''] = /^\w*["']?/.exec(text.slice(offset, offset + 100)) ?? []
  if (before + behind === '' || !mayHoldDocuments(text)) return undefined
  const rest = text.slice(0, offset - before.length) + text.slice(offset + behind.length)
  const { documents } = await findDocuments({ ...source, text: rest })
  const kind = documents.find(({ host }) => host === undefined)?.kind
  return kind && open({ ...source, kind })
}

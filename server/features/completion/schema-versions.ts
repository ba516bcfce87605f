import { documentKinds, schemaVersionsOf } from '../../../schemas/documents.js'
import { findDocuments, type Source } from '../../hosts/find-documents.js'
import { formatOf, parse } from '../../syntax/parse.js'
import { type Completion, offered, scalarItem } from './completion.js'
import { keyItem } from './keys.js'
import { type Place, placeBehind } from './place.js'

/** The schema versions that go with the rest of a text, where a document is to tell its own, and their key where it is missing; undefined at other places. */
export async function schemaVersionCompletions(source: Source, offset: number): Promise<Completion[] | undefined> {
  const { text } = source
  const tree = { text, format: formatOf(text, source.path) }
  const place = placeBehind(tree, 0, offset)
  if (place?.at === 'key' && mayBeDocument(place)) {
    const situation = {
      document: { tree: await parse(text, tree.format) },
      place,
      schemas: [],
      inputPath: [],
      call: undefined,
    }
    return offered([keyItem(situation, { name: 'schemaVersion', stub: 'text', required: true, detail: '' })])
  }
  if (place?.at !== 'value' || place.path.join('\0') !== 'schemaVersion') return undefined
  const items: Completion[] = []
  for (const label of new Set(documentKinds.flatMap(({ schemaVersions }) => schemaVersions))) {
    const kinds = documentKinds.filter(({ schemaVersions }) => schemaVersions.includes(label)).map(({ kind }) => kind)
    const item = scalarItem({ document: { tree }, place }, { label, kind: 'word', detail: kinds.join(', ') })
    if (await fits(label, item, source)) items.push(item)
  }
  return offered(items, place.lead)
}

/** Whether the keys at the root of a text are those of a document that tells no schema version yet. */
const mayBeDocument = ({ path, siblings }: Place): boolean =>
  path.length === 0 &&
  siblings.size > 0 &&
  !siblings.has('schemaVersion') &&
  documentKinds.some(
    ({ fields }) => Object.hasOwn(fields, 'schemaVersion') && [...siblings].every((key) => Object.hasOwn(fields, key)),
  )

/** Whether a text is a document that may have the version which is written into it, or none yet. */
async function fits(version: string, { range, text }: Completion, source: Source): Promise<boolean> {
  const written = source.text.slice(0, range.start) + text + source.text.slice(range.end)
  const { documents } = await findDocuments({ ...source, text: written })
  const [kind] = documents.map((each) => each.kind)
  return kind === undefined || schemaVersionsOf(kind).includes(version)
}

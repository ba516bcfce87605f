import type { DocumentKind as Layout } from '../../schemas/document-kind.js'
import { documentKind, documentKinds, schemaVersionsOf } from '../../schemas/documents.js'
import { keyText, type MapNode } from '../syntax/tree.js'
import { type DocumentKind, versionText } from './kinds.js'

/** The layout of a document: that of its schema version, or where it states none that there is, the one whose keys it has. */
export function layoutOf({ root, kind }: { readonly root: MapNode; readonly kind: DocumentKind }): Layout | undefined {
  const version = versionText(root)
  const current = documentKind(kind, version)
  if (!current || (version !== undefined && schemaVersionsOf(kind).includes(version))) return current
  const odd = root.entries.map(({ key }) => keyText(key)).filter((key) => !Object.hasOwn(current.fields, key))
  const others = documentKinds.filter((each) => each.kind === kind)
  return others.find(({ fields }) => odd.some((key) => Object.hasOwn(fields, key))) ?? current
}

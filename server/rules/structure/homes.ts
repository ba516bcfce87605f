import type { DocumentKind as Layout } from '../../../schemas/document-kind.js'
import { documentKinds } from '../../../schemas/documents.js'
import type { SsmDocument } from '../../document/document.js'
import { layoutOf } from '../../document/layout-of.js'
import { parameterized } from '../rule.js'

/** The layouts of kinds that run something, which are taken for each other; a Policy document is a Command document. */
const related = documentKinds.filter(({ kind }) => parameterized.includes(kind) && kind !== 'Policy')

/** The layouts in which a key is at home that the document's own layout does not have. */
export function homesOf(key: string, document: SsmDocument): readonly Layout[] {
  const own = layoutOf(document)
  if (!own || !parameterized.includes(document.kind) || Object.hasOwn(own.fields, key)) return []
  return related.filter(({ fields }) => Object.hasOwn(fields, key))
}

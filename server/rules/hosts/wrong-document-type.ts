import { documentTypes } from '../../../schemas/document-kind.js'
import type { SsmDocument } from '../../document/document.js'
import { excludes, statedKind } from '../../hosts/kind-of-content.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import { rule } from '../rule.js'
import { stating } from './stating.js'

export const wrongDocumentType = rule({
  name: 'wrong-document-type',
  severity: 'error',
  needs: 'resource',
  summary: 'The document type that a resource states does not exist, or its content is of another one.',
  why: 'Systems Manager checks the content as a document of the stated type and refuses it.',
  aws: [
    '2.2 is not a valid schema version for Automation document type',
    'Document schema version is invalid. Value: 3.0',
  ],
  page: 'documents-schemas-features',

  check(document, { resource }) {
    const stated = resource?.properties.get('DocumentType')
    if (!resource || stated?.value === undefined) return []
    const kind = statedKind(resource)
    if (kind === undefined) {
      const meant = nearest(stated.value, documentTypes)
      return [
        {
          range: stated.range,
          message: `no document type is named \`${stated.value}\`${didYouMean(meant)}`,
          ...(meant !== undefined && { fixes: [stating(stated, meant, true)] }),
        },
      ]
    }
    if (!excludes(kind, document.kind)) return []
    return [
      {
        range: stated.range,
        message: `the content is no \`${kind}\` document; ${reason(document)}`,
        fixes: [stating(stated, document.kind, false)],
      },
    ]
  },
})

function reason({ kind, schemaVersion }: SsmDocument): string {
  return schemaVersion === undefined
    ? `it looks like a \`${kind}\` one`
    : `schema version \`${schemaVersion}\` is that of \`${kind}\``
}

import { documentFormats } from '../../../schemas/document-resource.js'
import { rule } from '../rule.js'
import { noSuchWord } from './stating.js'

export const unknownDocumentFormat = rule({
  name: 'unknown-document-format',
  severity: 'error',
  needs: 'resource',
  ofResource: true,
  summary: 'A resource states a document format that there is not.',
  why: 'Systems Manager refuses the document when it is created.',
  page: 'documents-creating-content',

  check(_, { resource }) {
    const stated = resource?.properties.get('DocumentFormat')
    return stated ? noSuchWord(stated, documentFormats, 'document format', '`JSON`, `YAML` and `TEXT`') : []
  },
})

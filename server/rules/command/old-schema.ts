import { documentHead } from '../places.js'
import { rule } from '../rule.js'

export const oldSchema = rule({
  name: 'old-schema',
  severity: 'info',
  tag: 'deprecated',
  kinds: ['Command'],
  summary: 'A document has schema version 1.2.',
  why: 'AWS still runs such documents but takes no new versions of one: a change needs a new document with a new name.',
  page: 'documents-schemas-features',

  check(document) {
    if (document.schemaVersion !== '1.2') return []
    return [{ range: documentHead(document), message: 'a document of schema version 1.2 cannot be updated; 2.2 can' }]
  },
})

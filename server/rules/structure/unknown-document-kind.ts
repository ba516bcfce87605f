import { syntaxRule } from '../rule.js'

export const unknownDocumentKind = syntaxRule({
  name: 'unknown-document-kind',
  severity: 'warning',
  summary: 'Nothing tells which kind of document a file holds.',
  why: 'Which keys, steps and references are right depends on the kind, so nothing of the file was checked. The kind shows in `schemaVersion` together with `mainSteps`, `sessionType` or another key of its own.',
  page: 'documents-schemas-features',
})

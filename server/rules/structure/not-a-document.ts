import { syntaxRule } from '../rule.js'

export const notADocument = syntaxRule({
  name: 'not-a-document',
  severity: 'warning',
  summary: 'A file that was named on the command line holds no Systems Manager document.',
  why: 'Nothing in it was checked; mostly another file was meant. Where not even a map stands in it, and it is no template either, it cannot be a document: that is an error.',
  page: 'documents-schemas-features',
})

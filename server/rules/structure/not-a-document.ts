import { syntaxRule } from '../rule.js'

export const notADocument = syntaxRule({
  name: 'not-a-document',
  severity: 'warning',
  summary: 'A file that was named on the command line holds no Systems Manager document that could be checked.',
  why: 'Nothing in it was checked, which must not be taken for its being right; mostly another file was meant, or the steps are brought forth by the template. Where not even a map stands in it, and it is no template either, it cannot be a document: that is an error. With `--strict` each document of a template that was not checked is told.',
  page: 'documents-schemas-features',
})

import { syntaxRule } from '../rule.js'

export const severalDocuments = syntaxRule({
  name: 'several-documents',
  severity: 'error',
  summary: 'A file holds more than one YAML document.',
  why: 'CreateDocument takes one document at a time. The first one is checked, those behind it are not.',
})

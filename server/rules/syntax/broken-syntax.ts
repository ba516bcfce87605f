import { syntaxRule } from '../rule.js'

export const brokenSyntax = syntaxRule({
  name: 'broken-syntax',
  severity: 'error',
  summary: 'The text is not well-formed YAML or JSON.',
  why: 'Systems Manager cannot read the document and refuses it. Nothing behind the fault is checked until it is mended.',
  aws: 'JSON not well-formed.',
})

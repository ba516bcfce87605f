import { syntaxRule } from '../rule.js'

export const brokenSyntax = syntaxRule({
  name: 'broken-syntax',
  severity: 'error',
  summary: 'The text is not well-formed YAML or JSON.',
  why: 'Systems Manager cannot read the document and refuses it. Where it is not certain how the rest was meant, it is not checked until the fault is mended.',
  aws: 'JSON not well-formed.',
})

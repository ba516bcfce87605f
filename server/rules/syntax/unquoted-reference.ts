import { syntaxRule } from '../rule.js'

export const unquotedReference = syntaxRule({
  name: 'unquoted-reference',
  severity: 'error',
  summary: 'A YAML value begins with an unquoted `{{`.',
  why: 'YAML reads the braces as a map within a map, so the reference never reaches Systems Manager.',
  aws: 'JSON not well-formed.',
})

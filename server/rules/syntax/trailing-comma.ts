import { syntaxRule } from '../rule.js'

export const trailingComma = syntaxRule({
  name: 'trailing-comma',
  severity: 'error',
  summary: 'A comma stands behind the last item of a JSON list or map.',
  why: 'Systems Manager reads JSON strictly and refuses the document.',
  aws: 'JSON not well-formed.',
})

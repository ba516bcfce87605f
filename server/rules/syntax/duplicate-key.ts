import { syntaxRule } from '../rule.js'

export const duplicateKey = syntaxRule({
  name: 'duplicate-key',
  severity: 'warning',
  summary: 'A map holds the same key twice.',
  why: 'The last one counts and the first is silently lost.',
})

import { syntaxRule } from '../rule.js'

export const unknownIgnoredRule = syntaxRule({
  name: 'unknown-ignored-rule',
  severity: 'warning',
  summary: 'A comment that is to ignore findings names a rule that there is none of, or none, or is misspelt.',
  why: 'The comment has no effect, so that what it should hide is told, or what it hid under an older name.',
})

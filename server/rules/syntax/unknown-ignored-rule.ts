import { syntaxRule } from '../rule.js'

export const unknownIgnoredRule = syntaxRule({
  name: 'unknown-ignored-rule',
  severity: 'warning',
  summary: 'A comment that ignores findings names a rule that there is none of.',
  why: 'The comment has no effect, so that what it should hide is told, or what it hid under an older name.',
})

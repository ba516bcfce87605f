import { syntaxRule } from '../rule.js'

export const unreadText = syntaxRule({
  name: 'unread-text',
  severity: 'error',
  summary: 'The text is too large, too deeply nested, or multiplies by aliases.',
  why: 'It was not read, so nothing can be said about it. Systems Manager takes 64 KB at most.',
})

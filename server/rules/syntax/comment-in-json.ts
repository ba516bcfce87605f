import { syntaxRule } from '../rule.js'

export const commentInJson = syntaxRule({
  name: 'comment-in-json',
  severity: 'error',
  summary: 'A JSON document holds a comment.',
  why: 'JSON has no comments, and Systems Manager reads JSON strictly. YAML documents may have them.',
  aws: 'JSON not well-formed.',
})

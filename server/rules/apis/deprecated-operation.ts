import { type Finding, rule, runbooks } from '../rule.js'
import { knownCalls } from './known-calls.js'

export const deprecatedOperation = rule({
  name: 'deprecated-operation',
  severity: 'info',
  tag: 'deprecated',
  kinds: runbooks,
  needs: 'known API calls',
  summary: 'A step calls an operation that its service calls deprecated.',
  why: 'It works until the service takes it away; the API reference of the operation names what replaces it.',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const { apiNode, operation, of } of knownCalls(document, engines)) {
      if (operation.deprecated)
        found.push({ range: apiNode, message: `\`${of.name}\` calls \`${operation.name}\` deprecated` })
    }
    return found
  },
})

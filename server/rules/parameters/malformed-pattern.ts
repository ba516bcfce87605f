import { javaSyntaxError } from '../../languages/regex.js'
import { rangeWithin } from '../../syntax/positions.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { patternsOf } from './patterns-of.js'

export const malformedPattern = rule({
  name: 'malformed-pattern',
  severity: 'error',
  kinds: parameterized,
  needs: 'patterns',
  summary: 'The pattern of a parameter is no regular expression of Java.',
  why: 'Systems Manager checks values with the regular expressions of Java; no value can be checked with one that does not compile.',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const { node, pattern } of patternsOf(document)) {
      const fault = javaSyntaxError(pattern)
      if (fault) found.push({ range: rangeWithin(document.tree, node, fault.start, fault.end), message: fault.message })
    }
    return found
  },
})

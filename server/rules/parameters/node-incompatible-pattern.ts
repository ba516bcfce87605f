import { javaSyntaxError, re2Refusal } from '../../languages/regex.js'
import { rangeWithin } from '../../syntax/positions.js'
import { commands, type Finding, rule } from '../rule.js'
import { patternsOf } from './patterns-of.js'

export const nodeIncompatiblePattern = rule({
  name: 'node-incompatible-pattern',
  severity: 'error',
  kinds: [...commands, 'Session'],
  summary: 'The pattern of a parameter is one that Java compiles and the agent does not.',
  why: 'Systems Manager checks values with Java, and the agent once more with the regular expressions of Go (RE2), which know no look-around and no back-references. There every run fails.',
  aws: 'encountered error while compiling allowed pattern - internal error: X',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const { node, pattern } of patternsOf(document)) {
      const refusal = javaSyntaxError(pattern) === undefined ? re2Refusal(pattern) : undefined
      if (!refusal) continue
      const range = rangeWithin(document.tree, node, refusal.start, refusal.end)
      found.push({
        range,
        message: `the agent cannot compile the pattern: Go's regular expressions have no ${refusal.what}`,
      })
    }
    return found
  },
})

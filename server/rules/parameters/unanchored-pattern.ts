import { isAnchored } from '../../languages/regex.js'
import { type Finding, parameterized, rule } from '../rule.js'
import { patternsOf } from './patterns-of.js'

export const unanchoredPattern = rule({
  name: 'unanchored-pattern',
  severity: 'info',
  kinds: parameterized,
  needs: 'patterns',
  summary: 'The pattern of a parameter may match a part of a value only.',
  why: 'The agent looks for the pattern anywhere in the value, so `[a-z]+` takes `a; reboot` too. Whether Systems Manager wants the whole value to match is not documented.',
  page: 'documents-syntax-data-elements-parameters',

  check(document) {
    const found: Finding[] = []
    for (const { node, pattern } of patternsOf(document)) {
      if (pattern === '' || takesAll.test(pattern) || isAnchored(pattern)) continue
      const partly = pattern.startsWith('^') && pattern.endsWith('$')
      const message = partly
        ? 'the `^` and `$` of the pattern hold for its first and its last alternative only; write `^(?:…)$`'
        : 'a value fits when any part of it matches the pattern; write `^(?:…)$` for the whole value'
      found.push({ range: node, message })
    }
    return found
  },
})

/** Patterns that an anchor would not change. */
const takesAll = /^\^?(?:\.|\[\\s\\S\]|\(\.\|\\n\))[*+]\$?$/

import { indexWords } from '../../aws/catalogue.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { misnamed } from './misnamed.js'
import { ownerOf, unknownKeywords } from './unknown-keywords.js'

export const unknownBoto3Keyword = rule({
  name: 'unknown-boto3-keyword',
  severity: 'warning',
  kinds: runbooks,
  needs: 'boto3 keyword faults',
  summary: 'A Python script gives an operation a keyword, or a value a key, that the operation does not have.',
  why: 'boto3 refuses the call before it is sent, and the step fails. A near miss is an error; operations gain inputs at any time, so another name is a warning.',
  aws: 'Parameter validation failed: Unknown parameter in input: "X", must be one of: …',
  page: 'automation-action-executeScript',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const { placed, key, meant } of unknownKeywords(document, engines)) {
      const range = placed.call.script.rangeOf(key.start, key.end)
      const word = placed.fault.path.length === 1 ? 'keyword' : 'key'
      found.push(misnamed(range, `${ownerOf(placed)} has no ${word} \`${key.text}\``, key.text, meant, indexWords))
    }
    return found
  },
})

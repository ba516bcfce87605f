import { type Finding, rule, runbooks } from '../rule.js'
import { keywordFaults } from './keyword-faults.js'
import { ownerOf, unknownKeywords } from './unknown-keywords.js'

export const missingBoto3Keyword = rule({
  name: 'missing-boto3-keyword',
  severity: 'error',
  kinds: runbooks,
  needs: 'boto3 keyword faults',
  summary:
    'A Python script calls an operation without a keyword, or with a value without a key, that the operation needs.',
  why: 'boto3 refuses the call before it is sent, and the step fails.',
  aws: 'Parameter validation failed: Missing required parameter in input: "X"',
  page: 'automation-action-executeScript',

  check(document, { engines }) {
    const misspelt = new Set(
      unknownKeywords(document, engines).map(({ placed, meant }) => `${placed.literal.start} ${meant}`),
    )
    const found: Finding[] = []
    for (const placed of keywordFaults(document, engines)) {
      const { call, fault, literal } = placed
      if (fault.kind !== 'missing' || misspelt.has(`${literal.start} ${fault.name}`)) continue
      const isWhole = fault.path.length === 0
      // Without keywords, what is given by position is the cause; pages are asked for later, perhaps never.
      if (isWhole && (call.of === 'paginator' || call.arguments.positional.length > 0)) continue
      const { start, end } = isWhole ? call.member : literal
      const range = call.script.rangeOf(start, isWhole ? end : start + 1)
      found.push({ range, message: `${ownerOf(placed)} needs the ${isWhole ? 'keyword' : 'key'} \`${fault.name}\`` })
    }
    return found
  },
})

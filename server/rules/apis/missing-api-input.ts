import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { ownerOf } from './api-inputs.js'
import { missingInputs } from './missing-inputs.js'

export const missingApiInput = rule({
  name: 'missing-api-input',
  severity: 'error',
  kinds: runbooks,
  needs: 'API input faults',
  summary: 'A step leaves out an input that the operation needs.',
  why: 'The call is refused before it is sent.',
  aws: 'Parameter validation failed: Missing required parameter in input: "X"',
  page: 'automation-action-executeAwsApi',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const placed of missingInputs(document, engines)) {
      const { fault, node, call } = placed
      const range = fault.path.length === 0 ? call.apiNode : headOf(node)
      found.push({ range, message: `${ownerOf(placed)} needs the input \`${fault.name}\`` })
    }
    return found
  },
})

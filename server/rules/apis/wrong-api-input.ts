import { describeNode } from '../../document/describe.js'
import { mayConvert } from '../../document/may-convert.js'
import { headOf } from '../places.js'
import { type Finding, rule, runbooks } from '../rule.js'
import { apiInputFaults, ownerOf, type PlacedFault } from './api-inputs.js'
import { wrongValueAt } from './wrong-value.js'

export const wrongApiInput = rule({
  name: 'wrong-api-input',
  severity: 'error',
  kinds: runbooks,
  needs: 'API input faults',
  summary:
    'A step gives an API a value that the operation does not take: of another type, too short, too large, not one of those allowed.',
  why: 'The call is refused, by the client or by the service. Where Automation may convert the value, or where the service may take more than it did, this is a warning.',
  aws: "Parameter validation failed: Invalid type for parameter X, value: 5, type: <class 'int'>, valid types: <class 'str'>",
  page: 'automation-action-executeAwsApi',

  check(document, { engines }) {
    const found: Finding[] = []
    for (const placed of apiInputFaults(document, engines)) {
      const finding = findingFor(placed)
      if (finding) found.push(finding)
    }
    return found
  },
})

function findingFor(placed: PlacedFault): Finding | undefined {
  const { fault, node, entry } = placed
  const range = entry?.key ?? (node.kind === 'scalar' ? node : headOf(node))
  const finding = wrongValueAt(range, fault, ownerOf(placed), describeNode(node))
  return finding && fault.kind === 'type' ? { ...finding, severity: mayConvert(fault) ? 'warning' : 'error' } : finding
}

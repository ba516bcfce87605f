import type { InputFault } from '../../aws/input-faults.js'
import { describeNode } from '../../document/describe.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import type { Node } from '../../syntax/tree.js'
import { headOf } from '../places.js'
import { type Finding, replaceWith, rule, runbooks } from '../rule.js'
import { apiInputFaults, ownerOf, type PlacedFault, shown } from './api-inputs.js'
import { indexWords, shortList } from './index-words.js'
import { shapeName } from './shape-name.js'

export const wrongApiInput = rule({
  name: 'wrong-api-input',
  severity: 'error',
  kinds: runbooks,
  summary:
    'A step gives an API a value that the operation does not take: of another type, too short, too large, not one of those allowed.',
  why: 'The call is refused, by the client or by the service. Where Automation may convert the value, or where the service may take more than it did, this is a warning.',
  aws: "Parameter validation failed: Invalid type for parameter X, value: 5, type: <class 'int'>, valid types: <class 'str'>",
  page: 'automation-action-executeAwsApi',

  *check(document, { engines }) {
    for (const placed of apiInputFaults(document, engines)) {
      const finding = findingFor(placed)
      if (finding) yield finding
    }
  },
})

function findingFor(placed: PlacedFault): Finding | undefined {
  const { fault, node, entry } = placed
  const range = entry?.key ?? (node.kind === 'scalar' ? node : headOf(node))
  const owner = ownerOf(placed)
  switch (fault.kind) {
    case 'type':
      return {
        range,
        severity: typeSeverity(fault, node),
        message: `${owner} takes ${shapeName({ kind: fault.expected })}, not ${describeNode(node)}`,
      }
    case 'union':
      return { range, message: `${owner} takes just one of ${shortList(fault.names)}; here are ${fault.count}` }
    case 'small':
    case 'large': {
      const most = fault.kind === 'large'
      const unit = units[fault.of] && `${units[fault.of]}${fault.limit === 1 ? '' : 's'}`
      const limit = `at ${most ? 'most' : 'least'} ${fault.limit}${unit}`
      return { range, severity: most ? 'warning' : 'error', message: `${owner} takes ${limit}` }
    }
    case 'value': {
      const meant = nearest(fault.found, fault.values)
      const severity = meant !== undefined && meant.toLowerCase() === fault.found.toLowerCase() ? 'error' : 'warning'
      const message =
        meant === undefined
          ? `${shown(fault.found)} is not a value of ${owner} in ${indexWords}; it is one of ${shortList(fault.values)}`
          : `${shown(fault.found)} is not a value of ${owner}${didYouMean(meant)}`
      return {
        range,
        severity,
        message,
        ...(meant !== undefined && { fixes: [replaceWith(range, meant, { safe: false })] }),
      }
    }
    default:
      return undefined
  }
}

const units = { value: '', length: ' character', count: ' item' } as const

/** Whether Automation makes one simple value, or a list of one, from another, reads or writes JSON, or leaves out nothing, is not described. */
function typeSeverity({ expected }: Extract<InputFault, { kind: 'type' }>, node: Node): 'error' | 'warning' {
  if (node.kind !== 'scalar') return expected === 'string' || expected === 'blob' ? 'warning' : 'error'
  const isCompound = expected === 'structure' || expected === 'map'
  return !isCompound || node.value === null || /^\s*[{[]/.test(String(node.value)) ? 'warning' : 'error'
}

import type { InputFault } from '../../aws/input-faults.js'
import { didYouMean, nearest } from '../../languages/nearest.js'
import type { Range } from '../../syntax/tree.js'
import { type Finding, replaceWith } from '../rule.js'
import { shown } from './api-inputs.js'
import { indexWords } from '../../aws/catalogue.js'
import { shortList } from './short-list.js'
import { shapeName } from './shape-name.js'

/** The finding for a value that an operation does not take; `owner` says in words what takes it, `found` what stands there. */
export function wrongValueAt(range: Range, fault: InputFault, owner: string, found: string): Finding | undefined {
  switch (fault.kind) {
    case 'type':
      return { range, message: `${owner} takes ${shapeName({ kind: fault.expected })}, not ${found}` }
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
        ...(meant !== undefined && { fixes: [replaceWith(range, meant)] }),
      }
    }
    default:
      return undefined
  }
}

const units = { value: '', length: ' character', count: ' item' } as const

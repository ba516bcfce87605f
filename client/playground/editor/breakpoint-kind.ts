import type { BreakpointTerms } from '../../../server/debugger/breakpoints.js'

/** What a mark looks like. */
export const kindOf = ({ condition, hitCondition, logMessage }: BreakpointTerms): 'always' | 'conditional' | 'log' => {
  if (logMessage) return 'log'
  return condition || hitCondition ? 'conditional' : 'always'
}

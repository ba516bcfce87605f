import type { Range } from '../syntax/tree.js'

/** Of steps in the order of a text, the one that a breakpoint on a line is on: the innermost that stands there, else the next one. */
export function stepOnLine<Placed extends Range>(steps: readonly Placed[], { start, end }: Range): Placed | undefined {
  const begun = steps.filter((step) => step.start < end)
  // The last one that reaches to here is the innermost.
  return begun.findLast((step) => step.end > start) ?? steps[begun.length]
}

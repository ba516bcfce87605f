import type { Step } from './document.js'
import { nativeOutputOf } from './value-types.js'

/** The loops in whose bodies a step stands, the innermost first. */
export function loopsAround(step: Step): readonly Step[] {
  const found: Step[] = []
  for (let loop = step.loop; loop; loop = loop.loop) found.push(loop)
  return found
}

/** The loop whose body a jump from one step to the other would get into from outside. */
export const loopEntered = (from: Step, to: Step): Step | undefined =>
  to.loop && !loopsAround(from).includes(to.loop) ? to.loop : undefined

/** Whether an output is what a loop says of the pass that is running. */
export const isOfPass = (step: Step, output: string): boolean =>
  step.action === 'aws:loop' && nativeOutputOf(step, output) !== undefined

/**
 * Whether in some run the one step has ended before the other begins: it leads there, it did so in an earlier pass of a loop around
 * both, or it stands in a loop that leads there. `leads` tells of a step whether it leads to the other.
 */
export function mayPrecede(first: Step, then: Step, leads: (from: Step) => boolean): boolean {
  if (leads(first)) return true
  const around = loopsAround(then)
  return loopsAround(first).some((loop) => (around.includes(loop) ? first !== then : leads(loop)))
}

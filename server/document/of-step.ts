import type { Step } from './document.js'
import { once } from '../syntax/once.js'

interface OfStep {
  readonly step: Step
}

const byStep = once(
  (all: readonly OfStep[]): ReadonlyMap<Step, OfStep> => new Map(all.toReversed().map((each) => [each.step, each])),
)

/** The first in a list that belongs to a step. The list, which has to stay as it is, is walked through but once, however many steps are asked about. */
export const firstOfStep = <Item extends OfStep>(all: readonly Item[], step: Step | undefined): Item | undefined =>
  (step && byStep(all).get(step)) as Item | undefined

import type { Step } from '../document/document.js'
import type { RunEvent, StepStatus } from '../simulator/event.js'
import { isWithin, type Lane } from '../simulator/virtual-clock.js'
import type { Position } from './walk.js'

/** A place at which a run may be stopped. */
export interface Landmark {
  readonly position: Position
  /** How many frames there are: what a step over does not come to is deeper, or beside it. */
  readonly depth: number
  /** A step before it begins, a request before it is answered, a step that did not end well, or the end of the whole run. */
  readonly kind: 'step' | 'request' | 'failure' | 'end'
  readonly step: Step | undefined
  /** Where others go on at the same time: which of them came to it. */
  readonly lane: Lane | undefined
  /** What brought the run there; a request is no event. */
  readonly event: RunEvent | undefined
  /** How the step ended. */
  readonly status?: StepStatus
  readonly failure?: string | undefined
}

/** How far a run goes by itself. */
export type Gait = 'continue' | 'next' | 'stepIn' | 'stepOut'

/** Whether a run that was at one landmark stops at another. Failures are stopped at only where somebody asked for that. */
export function ends(gait: Gait, from: Landmark | undefined, landmark: Landmark): boolean {
  const { kind } = landmark
  if (gait === 'continue' || kind === 'failure') return false
  if (gait === 'stepIn' || kind === 'end' || !from) return true
  return isAround(landmark, from) && (gait === 'next' || landmark.depth < from.depth)
}

/** Whether a landmark is neither deeper than another one nor beside it, as long as what that is in goes on. */
export const isAround = ({ depth, lane }: Landmark, other: Landmark): boolean =>
  depth <= other.depth && (other.lane?.isOver || isWithin(other.lane, lane))

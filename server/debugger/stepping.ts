import type { Step } from '../document/document.js'
import type { StepStatus } from '../simulator/event.js'
import type { Position } from './walk.js'

/** A place at which a run may be stopped. */
export interface Landmark {
  readonly position: Position
  /** How many frames there are: what a step over does not come to is deeper. */
  readonly depth: number
  /** A step before it begins, a request before it is answered, a step that did not end well, or the end of the whole run. */
  readonly kind: 'step' | 'request' | 'failure' | 'end'
  readonly step: Step | undefined
  /** How the step ended. */
  readonly status?: StepStatus
  readonly failure?: string | undefined
}

/** How far a run goes by itself. */
export type Gait = 'continue' | 'next' | 'stepIn' | 'stepOut'

/** Whether a run that was at one landmark stops at another. Failures are stopped at only where somebody asked for that. */
export function ends(gait: Gait, from: Landmark | undefined, { kind, depth }: Landmark): boolean {
  if (gait === 'continue' || kind === 'failure') return false
  if (gait === 'stepIn' || kind === 'end' || !from) return true
  return gait === 'next' ? depth <= from.depth : depth < from.depth
}

import type { Step } from '../document/document.js'
import type { RunEvent, StepStatus } from '../simulator/event.js'
import { type Breakpoint, type Hit, type Hits, hit } from './breakpoints.js'
import type { ExceptionKind } from './exception-kinds.js'
import { isAround, type Landmark } from './stepping.js'
import type { Expressible } from './views.js'
import type { Effect, Pending, Walk } from './walk.js'

/** Why a run is stopped at a landmark, whoever moves it. */
export type Reason =
  | { readonly reason: 'breakpoint' }
  | { readonly reason: 'exception'; readonly text: string; readonly exception: ExceptionKind }

/** A landmark that a run has come to, with the breakpoints that are hit there. */
export interface Passed {
  readonly landmark: Landmark
  readonly found: readonly Hit[]
}

/** The landmarks that a run has passed, and what stops it at them. */
export class Track {
  breakpoints: readonly Breakpoint[] = []
  exceptions: ReadonlySet<ExceptionKind> = new Set()
  readonly #walk: Walk
  readonly #landmarks: Landmark[] = []
  readonly #hits: Hits = new Map()

  constructor(walk: Walk) {
    this.#walk = walk
  }

  get first(): Landmark | undefined {
    return this.#landmarks[0]
  }

  get here(): Landmark | undefined {
    return this.#landmarks.at(-1)
  }

  /** The landmark that a step back leads to: the last one before that is neither deeper nor beside it. */
  get before(): Landmark | undefined {
    const { here } = this
    return (
      here &&
      this.#landmarks.findLast(
        (each) => each.kind !== 'failure' && each.position < here.position && isAround(each, here),
      )
    )
  }

  /** Where a step was begun last. */
  lastOf(step: Step, depth: number | undefined): Landmark | undefined {
    return this.#landmarks.findLast(
      (each) => each.kind === 'step' && each.step === step && (depth === undefined || each.depth === depth),
    )
  }

  /** What an event brought the run to. */
  at(event: RunEvent): Landmark | undefined {
    return this.#landmarks.find((each) => each.event === event)
  }

  forget(): void {
    this.#landmarks.length = 0
    this.#hits.clear()
  }

  /** Notes what the run has come to, where that is a landmark. */
  pass(effect: Effect): Passed | undefined {
    const landmark = landmarkOf(effect, this.#walk)
    if (!landmark) return undefined
    this.#landmarks.push(landmark)
    return { landmark, found: this.#hitsAt(landmark) }
  }

  /** Why the run is stopped there, apart from how far it was to go. */
  reasonAt({ landmark, found }: Passed): Reason | undefined {
    if (found.some(({ kind }) => kind !== 'log')) return { reason: 'breakpoint' }
    const exception = exceptionAt(landmark, this.#walk.pending)
    if (!exception || !this.exceptions.has(exception)) return undefined
    const text = landmark.failure ?? (exception === 'invented' ? 'the answer is invented' : exception)
    return { reason: 'exception', text, exception }
  }

  /** Configurations of one plugin of schema 1.2 stand in one node, and run as one step. */
  #hitsAt(landmark: Landmark): readonly Hit[] {
    const { frames, pending } = this.#walk
    const frame = frames.at(-1)
    if (landmark.kind !== 'step' || !frame?.step) return []
    const at: Expressible = { frame, pending }
    return this.breakpoints
      .filter(({ step }) => step.node === frame.step?.node)
      .flatMap((each) => hit(each, this.#hits, at) ?? [])
  }
}

/** What an effect is to whoever may stop there. That steps are left for another one, which somebody wanted, is no landmark. */
function landmarkOf(effect: Effect, { position, frames, lane, isLeaving }: Walk): Landmark | undefined {
  if (isLeaving) return undefined
  const here = { position, depth: frames.length, step: frames.at(-1)?.step, lane }
  if (effect.kind === 'request') return { ...here, event: undefined, kind: 'request' }
  if (effect.kind === 'over') return undefined
  const { event } = effect
  const place = { ...here, event }
  switch (event.kind) {
    case 'step-status':
      return event.status === 'InProgress' ? { ...place, kind: 'step' } : undefined
    case 'plugin-started':
      return { ...place, kind: 'step' }
    case 'step-ended':
      return failureAt(place, event.status, event.failure)
    case 'plugin-ended':
      return failureAt(place, event.status, event.errorOutput || event.output)
    case 'run-ended':
      return effect.isEnd ? { ...place, kind: 'end' } : undefined
    default:
      return undefined
  }
}

type At = Pick<Landmark, 'position' | 'depth' | 'step' | 'lane' | 'event'>

const failures: readonly string[] = ['Failed', 'TimedOut', 'Cancelled'] satisfies readonly StepStatus[]

const failureAt = (place: At, status: string, failure: string | undefined): Landmark | undefined =>
  failures.includes(status) ? { ...place, kind: 'failure', status: status as StepStatus, failure } : undefined

/** What a landmark is told as, where somebody asked for it. */
function exceptionAt({ kind, status }: Landmark, pending: Pending | undefined): ExceptionKind | undefined {
  if (kind === 'failure') return status === 'Cancelled' ? 'cancelled' : 'failed'
  return kind === 'request' && pending?.source === 'invented' ? 'invented' : undefined
}

import type { Json } from '../syntax/tree.js'
import type { NextReason, RunEvent, StepStatus } from './event.js'
import { type Recorded, replay } from './recording.js'
import type { RehearsedExchange } from './rehearse.js'
import type { Lane, VirtualClock } from './virtual-clock.js'

/** A step as it ran, with all that happened in it, in order. */
export interface TimelineStep {
  /** Its name; for a step of another automation, behind those of the steps that ran it: `restart/stop`. */
  readonly path: string
  readonly name: string
  readonly action: string
  /** The place among the events of the one that began it. */
  readonly begunBy: number
  readonly startedAt: number
  readonly endedAt: number
  readonly status: StepStatus
  readonly attempts: number
  readonly inputs: Json
  readonly outputs: Readonly<Record<string, Json>>
  readonly failure: string | undefined
  /** The path of the step that follows; none where the run, or the pass of the loop, ends. */
  readonly next: string | undefined
  readonly reason: NextReason | undefined
  readonly happened: readonly Happened[]
}

/** Something that happened within a step. */
export type Happened =
  | { readonly kind: 'step'; readonly step: TimelineStep }
  | { readonly kind: 'exchange'; readonly exchange: RehearsedExchange }
  | { readonly kind: 'event'; readonly event: RunEvent }

type Open<T> = { -readonly [Key in keyof T]: T[Key] }
type OpenStep = Open<TimelineStep> & { readonly happened: Happened[] }

/** What happened in a rehearsal as a tree: steps of loops and of other automations stand within the step that ran them. */
export interface Timeline {
  readonly steps: readonly TimelineStep[]
  /** The variables of the document as they were at the end. */
  readonly variables: ReadonlyMap<string, Json>
}

/** What is open in a lane, and what stands before the names of steps of the run that is going on, and of those around it. */
interface Place {
  readonly open: OpenStep[]
  readonly prefixes: string[]
}

export function timelineOf(recorded: Recorded): Timeline {
  const root: Happened[] = []
  const variables = new Map<string, Json>()
  const clock: Pick<VirtualClock, 'lane'> = { lane: undefined }
  /** What a lane leaves open ends with it. */
  const places = new Map<Lane | undefined, Place>()
  let ended: OpenStep | undefined
  replay(recorded, clock, {
    event: happens,
    exchange: (exchange) => add({ kind: 'exchange', exchange }, placeOf(clock.lane)),
  })
  return { steps: stepsIn(root), variables }

  function placeOf(lane: Lane | undefined): Place {
    const known = places.get(lane)
    if (known) return known
    const { open, prefixes } = lane ? placeOf(lane.parent) : { open: [], prefixes: [] }
    const made = { open: [...open], prefixes: [...prefixes] }
    places.set(lane, made)
    return made
  }

  function add(happened: Happened, { open }: Place): void {
    ;(open.at(-1)?.happened ?? root).push(happened)
  }

  function happens(event: RunEvent, index: number): void {
    const place = placeOf(clock.lane)
    const { open, prefixes } = place
    const prefix = prefixes.at(-1) ?? ''
    switch (event.kind) {
      case 'run-started': {
        const caller = open.at(-1)
        if (caller) add({ kind: 'event', event }, place)
        prefixes.push(caller ? `${caller.path}/` : '')
        break
      }
      case 'run-status':
        break
      case 'run-ended':
        prefixes.pop()
        break
      case 'step-status':
        // A step that has waited, as for an approval, is in progress again.
        if (event.status === 'InProgress' && open.at(-1)?.path !== prefix + event.step)
          begin(prefix, event, index, place)
        break
      case 'step-inputs':
        if (open.at(-1)?.name === event.step) (open.at(-1) as OpenStep).inputs = event.inputs
        break
      case 'step-ended':
        ended = open.pop()
        if (ended) end(ended, event)
        break
      case 'next':
        if (ended?.name !== event.step) break
        ended.next = event.to === undefined ? undefined : prefix + event.to
        ended.reason = event.reason
        break
      case 'variable':
        if (prefixes.length === 1) variables.set(event.name, event.value)
        if (open.length > 0) add({ kind: 'event', event }, place)
        break
      default:
        add({ kind: 'event', event }, place)
    }
  }

  function begin(
    prefix: string,
    { at, step, action }: Extract<RunEvent, { kind: 'step-status' }>,
    begunBy: number,
    place: Place,
  ): void {
    const begun: OpenStep = {
      path: prefix + step,
      name: step,
      action,
      begunBy,
      startedAt: at,
      endedAt: at,
      status: 'InProgress',
      attempts: 1,
      inputs: {},
      outputs: {},
      failure: undefined,
      next: undefined,
      reason: undefined,
      happened: [],
    }
    add({ kind: 'step', step: begun }, place)
    place.open.push(begun)
  }
}

function end(
  step: OpenStep,
  { at, status, attempts, outputs, failure }: Extract<RunEvent, { kind: 'step-ended' }>,
): void {
  step.endedAt = at
  step.status = status
  step.attempts = attempts
  step.outputs = outputs
  step.failure = failure
}

function stepsIn(happened: readonly Happened[]): readonly TimelineStep[] {
  const steps: TimelineStep[] = []
  for (const each of happened) if (each.kind === 'step') steps.push(each.step)
  return steps
}

/** The steps, and those within them, in the order in which they began. Without recursion: automations and loops may nest. */
export function* allSteps(steps: readonly TimelineStep[]): Generator<TimelineStep> {
  const waiting = steps.toReversed()
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    yield step
    for (let at = step.happened.length - 1; at >= 0; at--) {
      const each = step.happened[at] as Happened
      if (each.kind === 'step') waiting.push(each.step)
    }
  }
}

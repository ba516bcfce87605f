import type { Step } from '../document/document.js'
import { EndlessRun } from '../simulator/drive.js'
import type { RunEvent } from '../simulator/event.js'
import type { Json } from '../syntax/tree.js'
import { answerWith } from './answer-with.js'
import { type Breakpoint, type Hit, type Hits, hit } from './breakpoints.js'
import type { Frame, Frames } from './frames.js'
import { assignIn, type ValuePlace } from './scopes.js'
import { before, ends, type Gait, type Landmark } from './stepping.js'
import type { Expressible } from './views.js'
import { type Course, type Effect, openWalk, type Pending, type WalkOptions } from './walk.js'

/** What a run may be stopped at beside breakpoints. */
export type ExceptionKind = 'failed' | 'cancelled' | 'invented'

/** Why a run stands still. `end`: it is over, and may be looked at. `over`: it came to its end by itself. */
export interface Stop {
  readonly reason: 'entry' | 'step' | 'breakpoint' | 'exception' | 'pause' | 'goto' | 'end' | 'over'
  readonly text?: string
  /** What was stopped at, where that is why. */
  readonly exception?: ExceptionKind
}

export interface DebugOptions extends WalkOptions {
  /** Told what happens, each thing once. */
  onEvent?(event: RunEvent): void
  /** Told what log points say, and what is wrong with breakpoints. */
  onMessage?(text: string): void
  /** Lets others have their turn: what says `pause` could not be heard else. */
  breathe?(): Promise<void>
}

/** A run under a debugger. Everything that moves it gives where it came to; one thing at a time. */
export interface Debugger {
  readonly frames: Frames
  readonly pending: Pending | undefined
  readonly here: Landmark | undefined
  /** Seconds since the start. */
  readonly seconds: number
  readonly course: Course
  breakpoints: readonly Breakpoint[]
  exceptions: ReadonlySet<ExceptionKind>
  /** From the start on, with nothing known of runs before. */
  begin(stopOnEntry: boolean): Promise<Stop>
  go(gait: Gait): Promise<Stop>
  stepBack(): Promise<Stop>
  /** Back to where a breakpoint was hit last, else to the start. */
  reverseContinue(): Promise<Stop>
  /** The way back to where a step was begun last; none where it was not. */
  wayBackTo(step: Step, depth?: number): (() => Promise<Stop>) | undefined
  /** Stops a run that goes on, or is about to, at the next landmark. */
  pause(): void
  at(frame: Frame): Expressible
  /** Another value in a group of a frame; that of the pending request is the answer that it gets. Says why not, where that cannot be. */
  assign(depth: number, place: ValuePlace, value: Json): string | undefined
}

/** How many effects are pulled until others have their turn. */
const breath = 500

/** Puts a run under a debugger. Nothing happens before `begin`. */
export async function debug(options: DebugOptions): Promise<Debugger> {
  const walk = await openWalk(options)
  const landmarks: Landmark[] = []
  const hits: Hits = new Map()
  /** Up to where things have been told. */
  let told = 0
  /** Whether what was come to last is beyond that. */
  let isNews = true
  let pausing = false

  const self: Debugger = {
    breakpoints: [],
    exceptions: new Set(),
    get frames() {
      return walk.frames
    },
    get pending() {
      return walk.pending
    },
    get here() {
      return landmarks.at(-1)
    },
    get seconds() {
      return walk.seconds
    },
    get course() {
      return walk.course
    },
    async begin(stopOnEntry) {
      walk.forget()
      told = 0
      await rewind()
      return go(stopOnEntry ? 'stepIn' : 'continue')
    },
    go,
    async stepBack() {
      const { here } = self
      const target = here && before(landmarks, here)
      return target ? backAt(target, 'step') : backAt(landmarks[0], 'entry')
    },
    async reverseContinue() {
      const [first] = landmarks
      const last = await lastHitBefore(self.here?.position ?? 0)
      return last ? backAt(last, 'breakpoint') : backAt(first, 'entry')
    },
    wayBackTo(step, depth) {
      const target = landmarks.findLast(
        (each) => each.kind === 'step' && each.step === step && (depth === undefined || each.depth === depth),
      )
      return target && (() => backAt(target, 'goto'))
    },
    pause() {
      pausing = true
    },
    at: (frame) => ({ frame, pending: walk.pending }),
    assign(depth, place, value) {
      const fault = place.scope === 'Pending request' ? answer(place, value) : change(depth, place, value)
      // What comes now is another course of things.
      if (fault === undefined) told = walk.position
      return fault
    },
  }
  return self

  function answer({ path }: ValuePlace, value: Json): string | undefined {
    const given = walk.pending && answerWith(walk.pending.answer, path, value)
    if (!given?.ok) return given?.message ?? 'no request is pending'
    walk.answer(given.answer)
    return undefined
  }

  function change(depth: number, place: ValuePlace, value: Json): string | undefined {
    const frame = walk.frames[depth]
    const assigned = frame && assignIn(frame, place, value)
    if (!assigned?.ok) return assigned?.message ?? 'there is no such frame'
    walk.change(depth, assigned.change)
    return undefined
  }

  async function rewind(): Promise<void> {
    await walk.rewind()
    landmarks.length = 0
    hits.clear()
  }

  async function go(gait: Gait): Promise<Stop> {
    const from = self.here
    try {
      for (let pulled = 1; ; pulled++) {
        if (pulled % breath === 0) await options.breathe?.()
        const effect = await advance()
        if (effect.kind === 'over') return { reason: 'over' }
        const landmark = landmarkOf(effect)
        const stop = landmark && arriveAt(landmark, gait, from)
        if (stop) return stop
      }
    } catch (error) {
      if (!(error instanceof EndlessRun)) throw error
      options.onMessage?.(error.message)
      return { reason: 'over', text: error.message }
    } finally {
      pausing = false
    }
  }

  async function advance(): Promise<Effect> {
    const effect = await walk.advance()
    isNews = walk.position > told
    told = Math.max(told, walk.position)
    if (isNews && effect.kind === 'event') options.onEvent?.(effect.event)
    return effect
  }

  /** Notes a landmark, and whether the run stops at it. */
  function arriveAt(landmark: Landmark, gait: Gait, from: Landmark | undefined): Stop | undefined {
    landmarks.push(landmark)
    const stop = stopFor(hitsAt(landmark, isNews), landmark)
    if (stop) return stop
    if (pausing) return { reason: 'pause' }
    if (!ends(gait, from, landmark)) return undefined
    if (landmark.kind === 'end') return { reason: 'end' }
    return { reason: from ? 'step' : 'entry' }
  }

  function stopFor(found: readonly Hit[], landmark: Landmark): Stop | undefined {
    if (found.some(({ kind }) => kind !== 'log')) return { reason: 'breakpoint' }
    const kind = exceptionAt(landmark, walk.pending)
    if (!kind || !self.exceptions.has(kind)) return undefined
    const text = landmark.failure ?? (kind === 'invented' ? 'the answer is invented' : kind)
    return { reason: 'exception', text, exception: kind }
  }

  function hitsAt(landmark: Landmark, tells: boolean): readonly Hit[] {
    const frame = walk.frames.at(-1)
    if (landmark.kind !== 'step' || !frame) return []
    const found = self.breakpoints
      .filter(({ step }) => step === frame.step)
      .flatMap((each) => hit(each, hits, self.at(frame)) ?? [])
    if (tells) for (const each of found) if (each.kind !== 'stop') options.onMessage?.(each.text)
    return found
  }

  function landmarkOf(effect: Effect): Landmark | undefined {
    const place = { position: walk.position, depth: walk.frames.length, step: walk.frames.at(-1)?.step }
    if (effect.kind === 'request') return { ...place, kind: 'request' }
    if (effect.kind === 'over') return undefined
    const { event } = effect
    if (event.kind === 'step-status' && event.status === 'InProgress') return { ...place, kind: 'step' }
    if (event.kind === 'step-ended' && event.status !== 'Success' && event.status !== 'Exited')
      return { ...place, kind: 'failure', status: event.status, failure: event.failure }
    // A child's end leaves its parent's frames.
    return event.kind === 'run-ended' && isWhole(walk.frames) ? { ...place, kind: 'end' } : undefined
  }

  /** Goes back to a landmark. */
  async function backAt(target: Landmark | undefined, reason: Stop['reason']): Promise<Stop> {
    if (!target) return { reason: 'entry' }
    await rewind()
    while (walk.position < target.position) await passBy()
    return { reason }
  }

  async function lastHitBefore(until: number): Promise<Landmark | undefined> {
    await rewind()
    let last: Landmark | undefined
    while (walk.position < until - 1) {
      const passed = await passBy()
      if (passed && stopFor(passed.found, passed.landmark)) last = passed.landmark
    }
    return last
  }

  /** Walks on over what was walked before; hits count as they did. */
  async function passBy(): Promise<{ readonly landmark: Landmark; readonly found: readonly Hit[] } | undefined> {
    const landmark = landmarkOf(await walk.advance())
    if (!landmark) return undefined
    landmarks.push(landmark)
    return { landmark, found: hitsAt(landmark, false) }
  }
}

/** Whether the outermost run is all there is. */
const isWhole = (frames: Frames): boolean => frames.length === 1

/** What a landmark is told as, where somebody asked for it. */
function exceptionAt({ kind, status }: Landmark, pending: Pending | undefined): ExceptionKind | undefined {
  if (kind === 'failure') return status === 'Cancelled' ? 'cancelled' : 'failed'
  return kind === 'request' && pending?.source === 'invented' ? 'invented' : undefined
}

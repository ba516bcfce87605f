import type { Step } from '../document/document.js'
import { EndlessRun } from '../simulator/drive.js'
import type { RunEvent } from '../simulator/event.js'
import type { Answer } from '../simulator/request.js'
import { valueFault } from '../simulator/typed-answer.js'
import type { Json } from '../syntax/tree.js'
import { answerWith } from './answer-with.js'
import type { Breakpoint } from './breakpoints.js'
import type { Frame, Frames } from './frames.js'
import { assignIn, type ValuePlace } from './scopes.js'
import { ends, type Gait, type Landmark } from './stepping.js'
import type { ExceptionKind } from './exception-kinds.js'
import { type Passed, Track } from './track.js'
import type { Expressible } from './views.js'
import { type Effect, openWalk, type Past, type Pending, type Walk, type WalkOptions } from './walk.js'

/**
 * Why a run stands still. `end`: it is over, and may be looked at. `over`: it came to its end by itself, or `text` says why it comes to none.
 */
export interface Stop {
  readonly reason: 'entry' | 'step' | 'breakpoint' | 'exception' | 'pause' | 'goto' | 'end' | 'over'
  readonly text?: string
  /** What was stopped at, where that is why. */
  readonly exception?: ExceptionKind
}

/** What is debugged, and who is told of it. */
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
  /** All that happened from the start up to here. */
  readonly past: Past
  /** To which steps the run skips again, from here on, since it did so before a way back. */
  readonly skipsAhead: readonly Step[]
  breakpoints: readonly Breakpoint[]
  exceptions: ReadonlySet<ExceptionKind>
  /** From the start on, with nothing known of runs before. */
  begin(stopOnEntry: boolean): Promise<Stop>
  go(gait: Gait): Promise<Stop>
  stepBack(): Promise<Stop>
  /** Back to where a breakpoint or an exception was stopped at last, else to the start. */
  reverseContinue(): Promise<Stop>
  /** The way back to where a step was begun last; none where it was not. */
  wayBackTo(step: Step, depth?: number): (() => Promise<Stop>) | undefined
  /** The way back to where an event began a step; none where it began none. */
  wayBackToEvent(event: RunEvent): (() => Promise<Stop>) | undefined
  /** The way to a step without those in between; none where it stands in no list of steps that is being run. */
  wayOnTo(step: Step): (() => Promise<Stop>) | undefined
  /** Stops a run that goes on, or is about to, at the next landmark. */
  pause(): void
  at(frame: Frame): Expressible
  /** Another answer to the request that is pending. Says why not, where that cannot be. */
  answer(answer: Answer): string | undefined
  /** Another value in a group of a frame; that of the pending request is the answer that it gets. Says why not, where that cannot be. */
  assign(depth: number, place: ValuePlace, value: Json): string | undefined
}

/** How many effects are pulled until others have their turn. */
const breath = 500

/** Puts a run under a debugger. Nothing happens before `begin`. */
export const debug = async (options: DebugOptions): Promise<Debugger> =>
  new DebuggedRun(options, await openWalk(options))

class DebuggedRun implements Debugger {
  readonly #options: DebugOptions
  readonly #walk: Walk
  readonly #track: Track
  /** Up to where things have been told. */
  #told = 0
  #pausing = false

  constructor(options: DebugOptions, walk: Walk) {
    this.#options = options
    this.#walk = walk
    this.#track = new Track(walk)
  }

  get frames(): Frames {
    return this.#walk.frames
  }

  get pending(): Pending | undefined {
    return this.#walk.pending
  }

  get here(): Landmark | undefined {
    return this.#track.here
  }

  get seconds(): number {
    return this.#walk.seconds
  }

  get past(): Past {
    return this.#walk.past
  }

  get skipsAhead(): readonly Step[] {
    return this.#walk.skipsAhead
  }

  get breakpoints(): readonly Breakpoint[] {
    return this.#track.breakpoints
  }

  set breakpoints(breakpoints) {
    this.#track.breakpoints = breakpoints
  }

  get exceptions(): ReadonlySet<ExceptionKind> {
    return this.#track.exceptions
  }

  set exceptions(exceptions) {
    this.#track.exceptions = exceptions
  }

  async begin(stopOnEntry: boolean): Promise<Stop> {
    this.#walk.forget()
    this.#told = 0
    await this.#rewind()
    return this.go(stopOnEntry ? 'stepIn' : 'continue')
  }

  go(gait: Gait): Promise<Stop> {
    const from = this.here
    return this.#goUntil((passed) => this.#stopAt(passed, gait, from))
  }

  stepBack(): Promise<Stop> {
    const { before, first } = this.#track
    return before ? this.#backAt(before, { reason: 'step' }) : this.#backAt(first, { reason: 'entry' })
  }

  async reverseContinue(): Promise<Stop> {
    const { first, here } = this.#track
    const last = await this.#lastHitBefore(here?.position ?? 0)
    return last ? this.#backAt(last.landmark, last.stop) : this.#backAt(first, { reason: 'entry' })
  }

  wayBackTo(step: Step, depth?: number): (() => Promise<Stop>) | undefined {
    const target = this.#track.lastOf(step, depth)
    return target && (() => this.#backAt(target, { reason: 'goto' }))
  }

  wayBackToEvent(event: RunEvent): (() => Promise<Stop>) | undefined {
    const target = this.#track.at(event)
    return target?.kind === 'step' ? () => this.#backAt(target, { reason: 'goto' }) : undefined
  }

  wayOnTo(step: Step): (() => Promise<Stop>) | undefined {
    const isRun = this.frames.some((frame) => frame.execution.scope && frame.step?.siblings === step.siblings)
    if (!isRun || this.here?.kind === 'end') return undefined
    return async () => {
      // A step that has failed is over: what is left is the way behind it.
      if (this.here?.kind === 'failure') await this.#advance()
      this.#walk.jump(step)
      this.#tellAnew()
      return this.#goUntil(({ landmark }) =>
        landmark.kind === 'step' && landmark.step === step ? { reason: 'goto' } : undefined,
      )
    }
  }

  pause(): void {
    this.#pausing = true
  }

  at(frame: Frame): Expressible {
    return { frame, pending: this.#walk.pending, account: this.#options.accountState?.() }
  }

  answer(answer: Answer): string | undefined {
    const { pending } = this.#walk
    if (!pending) return 'no request is pending'
    const fault = answer.kind === 'value' ? valueFault(answer.value, pending.request) : undefined
    if (fault !== undefined) return fault
    this.#walk.answer(answer)
    this.#tellAnew()
    return undefined
  }

  assign(depth: number, place: ValuePlace, value: Json): string | undefined {
    if (place.scope !== 'Pending request') return this.#change(depth, place, value)
    const { pending } = this.#walk
    const given = pending && answerWith(pending.answer, place.path, value)
    return given?.ok ? this.answer(given.answer) : (given?.message ?? 'no request is pending')
  }

  #change(depth: number, place: ValuePlace, value: Json): string | undefined {
    const frame = this.#walk.frames[depth]
    const assigned = frame && assignIn(frame, place, value)
    if (!assigned?.ok) return assigned?.message ?? 'there is no such frame'
    this.#walk.change(depth, assigned.change)
    this.#tellAnew()
    return undefined
  }

  /** What comes now is another course of things. */
  #tellAnew(): void {
    this.#told = this.#walk.position
  }

  async #rewind(): Promise<void> {
    await this.#walk.rewind()
    this.#track.forget()
  }

  /** Goes on until a landmark is one to stop at, or the run is over. */
  async #goUntil(stopAt: (passed: Passed) => Stop | undefined): Promise<Stop> {
    try {
      for (let pulled = 1; ; pulled++) {
        if (pulled % breath === 0) await this.#options.breathe?.()
        const effect = await this.#advance()
        if (effect.kind === 'over') return { reason: 'over' }
        const passed = this.#passNew(effect)
        const stop = passed && stopAt(passed)
        if (stop) return stop
      }
    } catch (error) {
      if (!(error instanceof EndlessRun)) throw error
      return { reason: 'over', text: error.message }
    } finally {
      this.#pausing = false
    }
  }

  /** Pulls an effect, and tells it where that has not been done. */
  async #advance(): Promise<Effect> {
    const effect = await this.#walk.advance()
    if (effect.kind === 'event' && this.#walk.position > this.#told) this.#options.onEvent?.(effect.event)
    return effect
  }

  /** Notes a landmark; what log points say there is told once. */
  #passNew(effect: Effect): Passed | undefined {
    const passed = this.#track.pass(effect)
    const isNews = this.#walk.position > this.#told
    this.#told = Math.max(this.#told, this.#walk.position)
    if (isNews) for (const each of passed?.found ?? []) if (each.kind !== 'stop') this.#options.onMessage?.(each.text)
    return passed
  }

  #stopAt(passed: Passed, gait: Gait, from: Landmark | undefined): Stop | undefined {
    const reason = this.#track.reasonAt(passed)
    if (reason) return reason
    if (this.#pausing) return { reason: 'pause' }
    if (!ends(gait, from, passed.landmark)) return undefined
    if (passed.landmark.kind === 'end') return { reason: 'end' }
    return { reason: from ? 'step' : 'entry' }
  }

  /** Goes back to a landmark. */
  async #backAt(target: Landmark | undefined, stop: Stop): Promise<Stop> {
    if (!target) return { reason: 'entry' }
    await this.#rewind()
    while (this.#walk.position < target.position) this.#track.pass(await this.#walk.advance())
    return stop
  }

  async #lastHitBefore(until: number): Promise<{ readonly landmark: Landmark; readonly stop: Stop } | undefined> {
    await this.#rewind()
    let last: { readonly landmark: Landmark; readonly stop: Stop } | undefined
    while (this.#walk.position < until - 1) {
      const passed = this.#track.pass(await this.#walk.advance())
      const stop = passed && this.#track.reasonAt(passed)
      if (stop) last = { landmark: passed.landmark, stop }
    }
    return last
  }
}

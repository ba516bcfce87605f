import type { SsmDocument, Step } from '../document/document.js'
import type { AccountState } from '../simulator/account/account-state.js'
import type { ManagedNode } from '../simulator/command/managed-node.js'
import { ownedDocument } from '../simulator/command/owned-document.js'
import { EndlessRun, type Given, retried, secondsFor, timed, type Worlds } from '../simulator/drive.js'
import type { RunEvent } from '../simulator/event.js'
import { Jump } from '../simulator/failure.js'
import type { Begun, BeginOptions } from '../simulator/rehearse.js'
import { type Recorded, type Recording, recordingBy } from '../simulator/recording.js'
import type { Answer, Request } from '../simulator/request.js'
import type { Scope } from '../simulator/scope.js'
import type { Lane } from '../simulator/virtual-clock.js'
import { type Answered, type Asking, askingFor } from './asking.js'
import { beginRun } from './begin-run.js'
import { type Frames, framesAfter, isOutermost, withRequest, withScope } from './frames.js'

/** What is walked, and who answers. */
export interface WalkOptions extends Omit<BeginOptions, 'documents'> {
  readonly document: SsmDocument
  readonly documents: ReadonlyMap<string, SsmDocument>
  /** Makes those who answer anew: going back begins with the state that mocks and the account had at first. */
  readonly worlds: () => Promise<Worlds>
  /** What exists in the account of those who were made last. */
  readonly accountState?: () => AccountState | undefined
  /** Where a Command document runs; one node for each platform that it is for where nothing is said. */
  readonly nodes?: readonly ManagedNode[]
  readonly throttlingRetry?: number
  readonly mostRequests?: number
}

/** A request that has not been answered yet, with the answer that it will get. */
export interface Pending extends Given {
  readonly request: Request
  /** The answer at first, and who gave it, where somebody has changed it since. */
  readonly proposed: Given
}

/** What a run has come to. */
export type Effect =
  /** `isEnd`: with it the outermost run ends. */
  | { readonly kind: 'event'; readonly event: RunEvent; readonly isEnd: boolean }
  | { readonly kind: 'request'; readonly pending: Pending }
  | { readonly kind: 'over' }

/** A place of a run: how many effects it has yielded. */
export type Position = number

/** What happened from the beginning up to a place: what was asked within a request that is pending too, but not itself. */
export type Past = Recorded

/**
 * A run that is pulled effect by effect, and can be taken back to any of them: it begins anew and is given the answers that it got before,
 * which leads to the same place, since a run is decided by its document, options and answers.
 */
export interface Walk {
  readonly position: Position
  readonly frames: Frames
  /** What goes on here, where others go on at the same time. */
  readonly lane: Lane | undefined
  /** Seconds since the start. */
  readonly seconds: number
  readonly pending: Pending | undefined
  /** Grows while the run goes on; after a way back it is another one. */
  readonly past: Past
  /** Whether steps are just being left for another one, which has not begun. */
  readonly isLeaving: boolean
  /** To which steps the run skips again, from here on, since it did so before a way back. */
  readonly skipsAhead: readonly Step[]
  /** Pulls the next effect, answering the request that is pending. */
  advance(): Promise<Effect>
  /** Begins anew, with the answers and changes known. What follows walks to where it shall be. */
  rewind(): Promise<void>
  /** Changes the answer of the pending request; what was known of the way behind it is forgotten. */
  answer(answer: Answer): void
  /** Changes something of a scope here, and each time that the run comes here again; the way behind is forgotten. */
  change(depth: number, change: (scope: Scope) => void): void
  /** Leaves here, with the next effect, for a step of a list that is being run; likewise each time that the run comes here again. */
  jump(to: Step): void
  /** Forgets all answers and changes. */
  forget(): void
}

/** Opens a run at its beginning, where nothing has happened. */
export async function openWalk(options: WalkOptions): Promise<Walk> {
  const walk = new OpenWalk(options)
  await walk.rewind()
  return walk
}

/** What somebody does to a run at a place. */
type Change = { readonly position: Position } & (
  | { readonly kind: 'scope'; readonly depth: number; readonly change: (scope: Scope) => void }
  | { readonly kind: 'jump'; readonly to: Step }
)

class OpenWalk implements Walk {
  readonly #options: WalkOptions
  readonly #answered: Answered[] = []
  #changes: readonly Change[] = []
  #begun!: Begun
  #asking!: Asking
  #position = 0
  /** Of each lane: what goes on at the same time is at a place of its own. */
  #framesOf = new Map<Lane | undefined, Frames>()
  #recording!: Recording
  /** How many requests have been answered in this walk. */
  #asked = 0
  #open: Answered | undefined
  #isLeaving = false

  constructor(options: WalkOptions) {
    this.#options = options
  }

  get position(): Position {
    return this.#position
  }

  get frames(): Frames {
    return this.#open ? withRequest(this.#frames, this.#open.pending.request) : this.#frames
  }

  /** Those here; a lane begins with those of what is around it. */
  get #frames(): Frames {
    for (let { lane } = this.#begun.clock; ; lane = lane.parent) {
      const frames = this.#framesOf.get(lane)
      if (frames || !lane) return frames ?? []
    }
  }

  set #frames(frames: Frames) {
    this.#framesOf.set(this.#begun.clock.lane, frames)
  }

  get lane(): Lane | undefined {
    return this.#begun.clock.lane
  }

  get seconds(): number {
    return this.#begun.clock.seconds
  }

  get pending(): Pending | undefined {
    return this.#open?.pending
  }

  get past(): Past {
    return this.#recording.recorded()
  }

  get isLeaving(): boolean {
    return this.#isLeaving
  }

  get skipsAhead(): readonly Step[] {
    return this.#changes.flatMap((each) => (each.kind === 'jump' && each.position >= this.#position ? [each.to] : []))
  }

  async rewind(): Promise<void> {
    const worlds = await this.#options.worlds()
    this.#position = 0
    this.#framesOf = new Map()
    this.#asked = 0
    this.#open = undefined
    this.#isLeaving = false
    this.#begun = beginRun(this.#options, (scope) => {
      this.#frames = withScope(this.#frames, scope)
    })
    this.#recording = recordingBy(this.#begun.clock)
    this.#asking = askingFor(this.#begun, worlds, this.#recording.exchange)
  }

  async advance(): Promise<Effect> {
    const { mostRequests = longest } = this.#options
    const { done, value } = this.#resumed()
    if (done) return { kind: 'over' }
    this.#position++
    if (this.#position > mostRequests * 10)
      throw new EndlessRun(`the run comes to no end: ${this.#position} events and requests`)
    const effect =
      'event' in value ? this.#told(timed(value.event, this.#begun.clock.seconds)) : await this.#ask(value.request)
    for (const each of this.#changes)
      if (each.kind === 'scope' && each.position === this.#position) this.#apply(each.depth, each.change)
    return effect
  }

  answer(answer: Answer): void {
    if (!this.#open) return
    this.#forgetBehind()
    this.#open = { ...this.#open, pending: { ...this.#open.pending, answer, source: 'debugger' } }
  }

  change(depth: number, change: (scope: Scope) => void): void {
    this.#forgetBehind()
    this.#changes = [...this.#changes, { kind: 'scope', position: this.#position, depth, change }]
    this.#apply(depth, change)
  }

  jump(to: Step): void {
    this.#forgetBehind()
    this.#changes = [...this.#changes, { kind: 'jump', position: this.#position, to }]
  }

  forget(): void {
    this.#answered.length = 0
    this.#changes = []
  }

  /** Lets the run go on: with the answer that it waits for, or at another step. */
  #resumed(): ReturnType<Begun['task']['next']> {
    const { task } = this.#begun
    const jump = this.#changes.find((each) => each.kind === 'jump' && each.position === this.#position)
    if (jump?.kind !== 'jump') return task.next(this.#open && this.#close(this.#open))
    // What was asked for is not asked again when the run comes here once more.
    if (this.#open) this.#keep(this.#open)
    this.#isLeaving = true
    return task.throw(new Jump(jump.to))
  }

  #told(event: RunEvent): Effect {
    const isEnd = event.kind === 'run-ended' && isOutermost(this.#frames)
    if (event.kind === 'next' && event.reason === 'goto') this.#isLeaving = false
    this.#recording.event(event)
    this.#frames = framesAfter(this.#frames, event, (name) => this.#documentOf(name))
    return { kind: 'event', event, isEnd }
  }

  /** The first document is the one that is walked, whatever else has its name. */
  #documentOf(name: string | undefined): SsmDocument {
    const { document, documents } = this.#options
    if (this.#frames.length === 0 || name === undefined || name === document.name) return document
    return documents.get(name) ?? ownedDocument(name) ?? document
  }

  async #ask(request: Request): Promise<Effect> {
    const { mostRequests = longest } = this.#options
    if (this.#asked >= mostRequests) throw new EndlessRun(`the run asked for more than ${mostRequests} things`)
    const known = this.#answered[this.#asked]
    this.#open = known
      ? await this.#asking.again({ ...known, pending: { ...known.pending, request } })
      : await this.#asking.anew(request)
    return { kind: 'request', pending: this.#open.pending }
  }

  /** The answer of the request, which thereby is no longer pending. */
  #close(one: Answered): Answer {
    const { request, answer, source } = one.pending
    this.#keep(one)
    this.#recording.exchange({ at: one.at, request, answer, source })
    this.#begun.clock.seconds += secondsFor(request, answer)
    return retried(request, answer, this.#options.throttlingRetry ?? 0)
  }

  #keep(one: Answered): void {
    if (this.#answered.length === this.#asked) this.#answered.push(one)
    this.#asked++
    this.#open = undefined
  }

  #forgetBehind(): void {
    this.#answered.length = Math.min(this.#answered.length, this.#asked)
    this.#changes = this.#changes.filter(
      ({ kind, position }) => position < this.#position || (kind === 'scope' && position === this.#position),
    )
  }

  #apply(depth: number, change: (scope: Scope) => void): void {
    const scope = this.#frames[Math.min(depth, this.#frames.length - 1)]?.execution.scope
    if (scope) change(scope)
  }
}

/** A run that asks for more is stopped, where nobody says otherwise. */
const longest = 100_000

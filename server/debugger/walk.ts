import type { SsmDocument } from '../document/document.js'
import {
  answerOf,
  EndlessRun,
  type Exchange,
  type Given,
  retried,
  secondsFor,
  timed,
  type Worlds,
} from '../simulator/drive.js'
import type { RunEvent } from '../simulator/event.js'
import { begin, type Begun, type BeginOptions, type RehearsedExchange } from '../simulator/rehearse.js'
import type { Answer, Request } from '../simulator/request.js'
import type { Scope } from '../simulator/scope.js'
import { type Frames, framesAfter, withRequest, withScope } from './frames.js'

/** What is walked, and who answers. */
export interface WalkOptions extends Omit<BeginOptions, 'documents'> {
  readonly document: SsmDocument
  readonly documents: ReadonlyMap<string, SsmDocument>
  /** Makes those who answer anew: going back begins with the state that mocks and the account had at first. */
  readonly worlds: () => Promise<Worlds>
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
  | { readonly kind: 'event'; readonly event: RunEvent }
  | { readonly kind: 'request'; readonly pending: Pending }
  | { readonly kind: 'over' }

/** All that has happened in a run up to where it is. */
export interface Course {
  readonly events: readonly RunEvent[]
  readonly exchanges: readonly RehearsedExchange[]
}

/** A place of a run: how many effects it has yielded. */
export type Position = number

/**
 * A run that is pulled effect by effect, and can be taken back to any of them: it begins anew and is given the answers that it got before,
 * which leads to the same place, since a run is decided by its document, options and answers.
 */
export interface Walk {
  readonly position: Position
  readonly frames: Frames
  /** Seconds since the start. */
  readonly seconds: number
  readonly pending: Pending | undefined
  readonly course: Course
  /** Pulls the next effect, answering the request that is pending. */
  advance(): Promise<Effect>
  /** Begins anew, with the answers and changes known. What follows walks to where it shall be. */
  rewind(): Promise<void>
  /** Changes the answer of the pending request; what was known of the way behind it is forgotten. */
  answer(answer: Answer): void
  /** Changes something of a scope here, and each time that the run comes here again; the way behind is forgotten. */
  change(depth: number, change: (scope: Scope) => void): void
  /** Forgets all answers and changes. */
  forget(): void
}

/** An answer of the past. */
interface Answered {
  readonly pending: Pending
  /** Exchanges within the request, as of a script that calls APIs. */
  readonly within: readonly Exchange[]
  /** Seconds that these took. */
  readonly seconds: number
}

interface Change {
  readonly position: Position
  readonly depth: number
  readonly change: (scope: Scope) => void
}

/** Whose state depends on what it was asked before. Others are not asked a second time: a script or a real endpoint may do things. */
const remembering: ReadonlySet<string> = new Set(['mock', 'account'])

/** Opens a run at its beginning, where nothing has happened. */
export async function openWalk(options: WalkOptions): Promise<Walk> {
  const { document, documents, throttlingRetry = 0, mostRequests = 100_000 } = options
  const answered: Answered[] = []
  let changes: readonly Change[] = []
  let begun: Begun
  let worlds: Worlds
  let position: Position
  let frames: Frames
  let events: RunEvent[]
  let exchanges: RehearsedExchange[]
  /** How many requests have been answered in this walk. */
  let asked: number
  let open: Answered | undefined
  await rewind()

  return {
    get position() {
      return position
    },
    get frames() {
      return open ? withRequest(frames, open.pending.request) : frames
    },
    get seconds() {
      return begun.clock.seconds
    },
    get pending() {
      return open?.pending
    },
    get course() {
      return { events, exchanges }
    },
    advance,
    rewind,
    answer(answer) {
      if (!open) return
      open = { ...open, pending: { ...open.pending, answer, source: 'debugger' } }
      forgetBehind()
    },
    change(depth, change) {
      forgetBehind()
      changes = [...changes, { position, depth, change }]
      apply({ depth, change })
    },
    forget() {
      answered.length = 0
      changes = []
    },
  }

  async function rewind(): Promise<void> {
    worlds = await options.worlds()
    position = 0
    frames = []
    events = []
    exchanges = []
    asked = 0
    open = undefined
    const all = { ...options, documents: (name: string) => documents.get(name) }
    begun = begin(document, all, (scope) => {
      frames = withScope(frames, scope)
    })
  }

  async function advance(): Promise<Effect> {
    const { done, value } = begun.task.next(open && close(open))
    if (done) return { kind: 'over' }
    position++
    if (position > mostRequests * 10) throw new EndlessRun(`the run comes to no end: ${position} events and requests`)
    const effect = 'event' in value ? told(timed(value.event, begun.clock.seconds)) : await ask(value.request)
    for (const change of changes) if (change.position === position) apply(change)
    return effect
  }

  /** The first document is the one that is walked, whatever else has its name. */
  function documentOf(name: string | undefined): SsmDocument {
    return (frames.length > 0 && name !== undefined && documents.get(name)) || document
  }

  function told(event: RunEvent): Effect {
    events.push(event)
    frames = framesAfter(frames, event, documentOf)
    return { kind: 'event', event }
  }

  async function ask(request: Request): Promise<Effect> {
    if (asked >= mostRequests) throw new EndlessRun(`the run asked for more than ${mostRequests} things`)
    const known = answered[asked]
    open = known ? await again({ ...known, pending: { ...known.pending, request } }) : await anew(request)
    return { kind: 'request', pending: open.pending }
  }

  /** An answer that was given before. Those whose state it changed come to the same state again. */
  async function again(known: Answered): Promise<Answered> {
    begun.clock.seconds += known.seconds
    for (const { request, source } of known.within) await remind(request, source)
    await remind(known.pending.request, known.pending.proposed.source)
    return known
  }

  async function remind(request: Request, source: string): Promise<void> {
    const world = remembering.has(source) && worlds.find((each) => each.source === source)
    if (world) await answerOf(request, [world], { now: now(), ask: async () => nothing })
  }

  async function anew(request: Request): Promise<Answered> {
    const { clock } = begun
    const from = clock.seconds
    const within: Exchange[] = []
    const proposed = await answerOf(request, worlds, { now: now(), ask: (inner) => askWithin(inner, within) })
    return { pending: { request, ...proposed, proposed }, within, seconds: clock.seconds - from }
  }

  async function askWithin(request: Request, within: Exchange[]): Promise<Answer> {
    const at = begun.clock.seconds
    const given = await answerOf(request, worlds, { now: now(), ask: (inner) => askWithin(inner, within) })
    within.push({ at, request, ...given })
    begun.clock.seconds += secondsFor(request, given.answer)
    return given.answer
  }

  /** The answer of the request, which thereby is no longer pending. */
  function close(one: Answered): Answer {
    const { request, answer, source } = one.pending
    const after = events.length
    for (const each of one.within) exchanges.push({ ...each, after })
    exchanges.push({ at: begun.clock.seconds, request, answer, source, after })
    if (answered.length === asked) answered.push(one)
    asked++
    open = undefined
    begun.clock.seconds += secondsFor(request, answer)
    return retried(request, answer, throttlingRetry)
  }

  function now(): number {
    return begun.start + begun.clock.seconds * 1000
  }

  function forgetBehind(): void {
    answered.length = Math.min(answered.length, asked)
    changes = changes.filter((change) => change.position <= position)
  }

  function apply({ depth, change }: Omit<Change, 'position'>): void {
    const scope = frames[Math.min(depth, frames.length - 1)]?.execution.scope
    if (scope) change(scope)
  }
}

const nothing: Answer = { kind: 'error', code: '', message: 'nothing is asked within what is known' }

import type { Debugger, Stop } from '../debugger/debugger.js'
import type { ExceptionKind } from '../debugger/exception-kinds.js'
import type { Frame } from '../debugger/frames.js'
import type { ValuePlace } from '../debugger/scopes.js'
import type { Expressible } from '../debugger/views.js'
import type { Step } from '../document/document.js'
import { UsageError } from '../node/usage-error.js'
import { type ClientFiles, clientFiles } from './client-files.js'
import type { Launch } from './launch.js'
import type { PlacedBreakpoint } from './placed-breakpoint.js'
import type { ProcessParts } from './prepare.js'
import type { Counting, Sources } from './sources.js'
import type { Expectation } from './verdict.js'

/** What comes of a request: what is answered at once, and what goes on behind that. */
export interface Done {
  readonly body?: unknown
  readonly after?: () => Promise<void>
}

/** Whether the client has left since it asked: what ends a run overtakes what is asked before. */
export type HasLeft = () => boolean

/** Requests by their names; their arguments have the form that `request-shapes.ts` gives them. */
export interface Requests {
  readonly [command: string]: (args: never, hasLeft: HasLeft) => Done | Promise<Done>
}

/** A run that has been launched. */
export interface Launched {
  readonly launch: Launch
  readonly debugged: Debugger
  readonly sources: Sources
  /** What the case expects, where a test is debugged. */
  readonly expected: Expectation | undefined
  /** Why scripts that were come to did not run, and what to do about it. */
  notRun(): string | undefined
  /** Ends what was started for the run. */
  close(): Promise<void>
  /** Whether it was begun: clients set breakpoints before that. */
  begun: boolean
  /** Whether it goes on just now. */
  moving: boolean
  /** Why it stands where it does. */
  stop: RunStop | undefined
  /** How many skips the client knows to be ahead. */
  skipsTold: number
  /** Whether the client knows of scripts that did not run. */
  notRunTold: boolean
}

/** Why a run stands still; `restart`: it went back to where the step of a frame began. */
export type RunStop = Stop | { readonly reason: 'restart'; readonly text?: string }

/** Where the parts of a value that was shown are found again. */
export interface Shown {
  readonly depth: number
  readonly place: ValuePlace
}

/** What a client says of itself. */
export interface Client {
  readonly counting: Counting
  readonly files: ClientFiles
  /** Whether it wants to know when values that it shows are others. */
  readonly takesInvalidated: boolean
}

/** The breakpoints of a file. */
export interface FileBreakpoints {
  /** What the client called the file last. */
  readonly path: string
  readonly breakpoints: readonly PlacedBreakpoint[]
}

/** What a client and its adapter have come to. */
export interface Session {
  /** Tells the client something by itself. */
  readonly tell: (event: string, body?: unknown) => void
  readonly surroundings: ProcessParts
  client: Client
  launched: Launched | undefined
  /** How often the client has left. */
  leavings: number
  /** Breakpoints by the identities of files, since a client may have several names for one: they outlive a run. */
  readonly breakpoints: Map<string, FileBreakpoints>
  exceptions: ReadonlySet<ExceptionKind>
  /** Values with parts, as far as the client has seen them since the run stands still, by the references that it has to them. */
  readonly shown: Map<number, Shown>
  /** Steps to which the client may go, since the run stands still. */
  readonly targets: Map<number, Step>
  /** What the outermost frame is called: what is out of date must not lead to another frame. */
  firstFrame: number
  /** The number that was given last to a reference, a target or a breakpoint, for the same reason. */
  lastId: number
}

/** A session in which nothing has happened. */
export const newSession = (surroundings: ProcessParts, tell: Session['tell']): Session => ({
  tell,
  surroundings,
  client: { counting: { line: 1, column: 1 }, files: clientFiles('path'), takesInvalidated: false },
  launched: undefined,
  leavings: 0,
  breakpoints: new Map(),
  exceptions: new Set(),
  shown: new Map(),
  targets: new Map(),
  firstFrame: 1,
  lastId: 0,
})

/** A number that means nothing yet. */
export function newId(session: Session): number {
  session.lastId++
  return session.lastId
}

/** The run, which may be going on. */
export function launchedIn({ launched }: Session): Launched {
  if (!launched) throw new UsageError('nothing has been launched, or the run is over')
  return launched
}

/** The run, which has been begun and may be going on. */
export function begunIn(session: Session): Launched {
  const launched = launchedIn(session)
  if (!launched.begun) throw new UsageError('the run has not been begun; `configurationDone` begins it')
  return launched
}

/** The run, which stands still. */
export function stillIn(session: Session): Launched {
  const launched = begunIn(session)
  if (launched.moving) throw new UsageError('the run goes on; pause it first')
  return launched
}

/** Why a run that was asked for is not there: who left knows it, and needs no telling. */
export class LeftError extends UsageError {}

/** The client wants no run any more: neither the one there is, nor one that is still read for it. */
export function leave(session: Session): Promise<void> {
  session.leavings++
  return leaveRun(session)
}

/** Leaves a run, whatever it does: nothing more is told of it. */
export async function leaveRun(session: Session): Promise<void> {
  const { launched } = session
  if (!launched) return
  session.launched = undefined
  forgetShown(session, launched)
  launched.debugged.pause()
  await launched.close()
}

/** What the client was shown where a run stood is out of date. */
export function forgetShown(session: Session, { debugged }: Launched): void {
  session.shown.clear()
  session.targets.clear()
  session.firstFrame += debugged.frames.length
}

/** Whether an id was that of a frame where a run stood before. Ids count from 1. */
export const isPastFrame = ({ firstFrame }: Session, id: number): boolean => id >= 1 && id < firstFrame

/** Whether a reference, given out before, is to values that were shown where a run stood then. */
export const isPastReference = ({ shown, lastId }: Session, reference: number): boolean =>
  reference >= 1 && reference <= lastId && !shown.has(reference)

/** A frame by the id that the client has for it; without one, the innermost. */
export function frameIn(
  session: Session,
  id: number | undefined,
): { readonly depth: number; readonly at: Expressible } {
  const { debugged } = stillIn(session)
  const { frames } = debugged
  const depth = id === undefined ? frames.length - 1 : id - session.firstFrame
  const frame: Frame | undefined = frames[depth]
  if (!frame) throw new UsageError(`there is no frame \`${id ?? ''}\` where the run stands now`)
  return { depth, at: debugged.at(frame) }
}

/** Writes a line into the client's console: what the adapter has to say, or (`stdout`) what happens in the run. */
export const log = ({ tell }: Session, text: string, category: 'console' | 'stdout' = 'console'): void =>
  tell('output', { category, output: `${text}\n` })

/** The only thread: a run does one thing at a time. */
export const threadId = 1

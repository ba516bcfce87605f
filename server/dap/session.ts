import type { Breakpoint } from '../debugger/breakpoints.js'
import type { Debugger, Stop } from '../debugger/debugger.js'
import type { Frame } from '../debugger/frames.js'
import type { ValuePlace } from '../debugger/scopes.js'
import type { Expressible } from '../debugger/views.js'
import type { Step } from '../document/document.js'
import { UsageError } from '../node/usage-error.js'
import type { Launch } from './launch.js'
import type { ProcessParts } from './prepare.js'
import type { Counting, Sources } from './sources.js'
import type { Expectation } from './verdict.js'

/** What comes of a request: what is answered at once, and what goes on behind that. */
export interface Done {
  readonly body?: unknown
  readonly after?: () => Promise<void>
}

/** Requests by their names; their arguments have the form that `request-shapes.ts` gives them. */
export interface Requests {
  readonly [command: string]: (args: never) => Done | Promise<Done>
}

/** A run that has been launched. */
export interface Launched {
  readonly launch: Launch
  readonly debugged: Debugger
  readonly sources: Sources
  /** What the case expects, where a test is debugged. */
  readonly expected: Expectation | undefined
  /** Ends what was started for the run. */
  close(): Promise<void>
}

/** Where the parts of a value that was shown are found again. */
export interface Shown {
  readonly depth: number
  readonly place: ValuePlace
}

/** What a client and its adapter have come to. */
export interface Session {
  /** Tells the client something by itself. */
  readonly tell: (event: string, body?: unknown) => void
  readonly surroundings: ProcessParts
  counting: Counting
  launched: Launched | undefined
  /** Whether the run goes on just now. */
  moving: boolean
  stop: Stop | undefined
  /** Values with parts, as far as the client has seen them since the run stands still, by the references that it has to them. */
  readonly shown: Map<number, Shown>
  /** The reference that was given last: one that is out of date must not lead to another value. */
  lastReference: number
  /** Steps to which a client may go. */
  targets: readonly Step[]
  /** Breakpoints by files. */
  readonly breakpoints: Map<string, readonly Breakpoint[]>
}

/** A session in which nothing has happened. */
export const newSession = (surroundings: ProcessParts, tell: Session['tell']): Session => ({
  tell,
  surroundings,
  counting: { line: 1, column: 1 },
  launched: undefined,
  moving: false,
  stop: undefined,
  shown: new Map(),
  lastReference: 0,
  targets: [],
  breakpoints: new Map(),
})

/** The run, which may be going on. */
export function launchedIn({ launched }: Session): Launched {
  if (!launched) throw new UsageError('nothing has been launched')
  return launched
}

/** The run, which stands still. */
export function stillIn(session: Session): Launched {
  if (session.moving) throw new UsageError('the run goes on; pause it first')
  return launchedIn(session)
}

/** A frame by the id that the client has for it; without one, the innermost. */
export function frameIn(
  session: Session,
  id: number | undefined,
): { readonly depth: number; readonly at: Expressible } {
  const { debugged } = stillIn(session)
  const { frames } = debugged
  const depth = id === undefined ? frames.length - 1 : id - 1
  const frame: Frame | undefined = frames[depth]
  if (!frame) throw new UsageError(`there is no frame \`${id ?? ''}\``)
  return { depth, at: debugged.at(frame) }
}

/** Writes a line into the client's console: what the adapter has to say, or (`stdout`) what happens in the run. */
export const log = ({ tell }: Session, text: string, category: 'console' | 'stdout' = 'console'): void =>
  tell('output', { category, output: `${text}\n` })

/** The only thread: a run does one thing at a time. */
export const threadId = 1

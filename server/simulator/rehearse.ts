import type { SsmDocument } from '../document/document.js'
import type { Json } from '../syntax/tree.js'
import type { Account } from './account/account-from.js'
import { type Search, searchWith } from './command/parameter-faults.js'
import { drive, type Exchange, type Worlds } from './drive.js'
import type { RunStatus } from './event.js'
import { hexWord, uuidOf } from './hex-word.js'
import { partitionOf } from './partition.js'
import { type Recorded, type Recorder, recordingBy } from './recording.js'
import { type Report, reportOf } from './report.js'
import { reportingBy } from './reporting.js'
import type { RunEnd } from './run.js'
import type { Scope, Surroundings } from './scope.js'
import { start as startRun } from './start.js'
import type { Matches } from './start-parameters.js'
import type { Task } from './task.js'
import { newClock, type VirtualClock } from './virtual-clock.js'

/** How a runbook is rehearsed. */
export interface RehearseOptions {
  readonly parameters?: Readonly<Record<string, Json>>
  /** The name of the step to begin with. */
  readonly startAt?: string
  /** Who answers, in this order. */
  readonly worlds: Worlds
  readonly account?: string
  readonly region?: string
  /** When the run starts, in milliseconds since 1970. */
  readonly start?: number
  /** The same seed gives the same ids. */
  readonly seed?: number
  readonly documents?: (name: string) => SsmDocument | undefined
  readonly matches: Matches
  /** Seconds for which throttled calls are tried again. */
  readonly throttlingRetry?: number
  /** As agents search on nodes; with `matches` where absent. */
  readonly search?: Search
  readonly mostRequests?: number
}

/** Where and when a rehearsal is. */
export type Place = Pick<RehearseOptions, 'account' | 'region' | 'start'>

/** In a mocked account the rehearsal is where and when that is. */
export const placeIn = (account: Account | undefined): Place =>
  account ? { account: account.id, region: account.region, start: account.start } : {}

/** What a rehearsal came to. */
export interface Outcome {
  readonly status: RunStatus
  readonly failure: string | undefined
  readonly seconds: number
  readonly outputs: Readonly<Record<string, Json>>
}

/** Everything that happened in a rehearsal. */
export interface Rehearsal extends Outcome, Recorded {}

/** An exchange, and how many events came before it. */
export interface RehearsedExchange extends Exchange {
  readonly after: number
}

/** The first moment of 2026: runs have the same times whenever they are rehearsed. */
export const standardStart = Date.UTC(2026, 0, 1)

/** Where a rehearsal is of which nothing else is said. */
export const standardRegion = 'us-east-1'
export const standardAccount = '123456789012'

/** Rehearses a runbook from its first step to its end. The same document, options and answers give the same events. */
export async function rehearse(document: SsmDocument, options: RehearseOptions): Promise<Rehearsal> {
  const begun = begin(document, options)
  const recording = recordingBy(begun.clock)
  const end = await driven(begun, options, recording)
  return { ...end, ...recording.recorded() }
}

/** Rehearses a runbook of which nothing but the report is wanted. */
export async function rehearseForReport(document: SsmDocument, options: RehearseOptions): Promise<Report> {
  const begun = begin(document, options)
  const reporting = reportingBy(begun.clock)
  const end = await driven(begun, options, reporting)
  return reportOf(document.name, end, reporting.reported())
}

async function driven({ task, clock, start }: Begun, options: RehearseOptions, recorder: Recorder): Promise<Outcome> {
  const { status, failure, outputs } = await drive(task, {
    worlds: options.worlds,
    clock,
    start,
    throttlingRetry: options.throttlingRetry ?? 0,
    ...(options.mostRequests !== undefined && { mostRequests: options.mostRequests }),
    onEvent: recorder.event,
    onExchange: recorder.exchange,
  })
  return { status, failure, seconds: clock.seconds, outputs }
}

/** A run that nobody has driven yet. */
export interface Begun {
  readonly task: Task<RunEnd>
  readonly clock: VirtualClock
  /** When the clock stands at 0, in milliseconds since 1970. */
  readonly start: number
}

/** What a run is decided by, beside the answers that it gets. */
export type BeginOptions = Omit<RehearseOptions, 'worlds' | 'throttlingRetry' | 'mostRequests'>

/** Begins a run, for a driver of its own. */
export function begin(document: SsmDocument, options: BeginOptions, onScope?: (scope: Scope) => void): Begun {
  const clock = newClock()
  const newId = idsFrom(options.seed ?? 1)
  const { region = standardRegion, account = standardAccount, startAt, start = standardStart } = options
  const surroundings: Surroundings = { account, region, partition: partitionOf(region), executionId: newId(), start }
  const first = startAt === undefined ? undefined : document.step(startAt)
  const task = startRun({
    document,
    parameters: options.parameters ?? {},
    surroundings,
    clock,
    documents: options.documents ?? (() => undefined),
    matches: options.matches,
    search: options.search ?? searchWith(options.matches),
    newId,
    onScope,
    ...(first && { startAt: first }),
  })
  return { task, clock, start }
}

/** Ids in the form of UUIDs, the same ones for the same seed. */
function idsFrom(seed: number): () => string {
  let words = 0
  const word = () => hexWord(seed, ++words)
  return () => uuidOf(word() + word() + word() + word())
}

import type { SsmDocument, Step } from '../document/document.js'
import type { Json } from '../syntax/tree.js'
import type { ActionRun, ChildEnd } from './action.js'
import type { Search } from './command/parameter-faults.js'
import { type ReadyRun, type RunEnd, runDocument } from './run.js'
import { Interrupted, Jump, RunCancelled, StepFailure } from './failure.js'
import { resolveDefaults } from './resolve-defaults.js'
import { type Scope, type Surroundings, textOf } from './scope.js'
import { type Matches, startParameters } from './start-parameters.js'
import { ask, type Task, tell } from './task.js'
import type { VirtualClock } from './virtual-clock.js'

/** What a run starts with. */
export interface Start {
  readonly document: SsmDocument
  /** As the caller gives them. */
  readonly parameters: Readonly<Record<string, Json>>
  readonly surroundings: Surroundings
  readonly clock: VirtualClock
  /** The step to begin with, instead of the first. */
  readonly startAt?: Step
  /** Documents that other documents may run, by name. */
  readonly documents: (name: string) => SsmDocument | undefined
  /** Checks texts against patterns of parameters. */
  readonly matches: Matches
  /** Searches texts for patterns of parameters, as agents do on nodes. */
  readonly search: Search
  /** A new id for each execution. */
  readonly newId: () => string
  /** Told what names stand for in each run, the first and its children, before its first step: for who looks on. */
  readonly onScope?: ((scope: Scope) => void) | undefined
}

/** Levels of automations below the first, at most (AWS General Reference, quotas of Automation). */
const deepest = 5

/** A whole run, from the check of its parameters to its outputs. */
export function* start(given: Start, depth = 0): Task<RunEnd> {
  const { document, parameters } = given
  yield tell({ kind: 'run-started', document: document.name, parameters })
  try {
    const run = yield* prepared(given, depth)
    const end = 'failure' in run ? run : yield* runDocument(run, given.startAt)
    const { status, failure, outputs } = end
    yield tell({ kind: 'run-ended', status, failure, outputs })
    return end
  } catch (error) {
    if (!(error instanceof Interrupted || error instanceof Jump)) throw error
    yield tell({ kind: 'run-ended', status: 'Cancelled', failure: error.message, outputs: {} })
    throw error
  }
}

/** The run, ready for its first step, or why there is none. */
function* prepared(given: Start, depth: number): Task<ReadyRun | RunEnd> {
  const { document, parameters, surroundings, clock, documents, matches, search, newId } = given
  const checked = startParameters(document, parameters, matches)
  if (!checked.ok) return refused(checked.failure)
  const scope: Scope = {
    document,
    surroundings,
    parameters: new Map(checked.parameters),
    variables: new Map(),
    outputs: new Map(),
    clock,
    notes: new Set(),
  }
  given.onScope?.(scope)
  yield tell({ kind: 'run-status', status: 'Pending' })
  try {
    yield* resolveDefaults(document, parameters, scope)
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error
    return refused(error.message)
  }
  const called = { documents, matches, search }
  return {
    document,
    scope,
    begun: clock.seconds,
    runAutomation: childOf(given, depth),
    called,
    newId,
  }
}

const refused = (failure: string): RunEnd => ({ status: 'Failed', failure, outputs: {} })

/** Runs a document that the repository has; otherwise the world says how it ends. */
function childOf(parent: Start, depth: number): ActionRun['runAutomation'] {
  return function* (step, name, version, parameters, place): Task<ChildEnd> {
    if (depth >= deepest) throw new StepFailure(`Automations are nested more than ${deepest} levels below the first`)
    const document = parent.documents(name)
    const executionId = parent.newId()
    if (!document) {
      const answer = yield* ask({
        kind: 'automation',
        step,
        document: name,
        version,
        parameters,
        ...(place && { place }),
      })
      return endOf(answer, executionId)
    }
    const surroundings = { ...parent.surroundings, ...place, executionId }
    const { startAt: _, ...inherited } = parent
    const end = yield* start({ ...inherited, document, parameters, surroundings }, depth + 1)
    // Who stops the parent stops its children, and the other way round: a child can only be cancelled with the whole run here.
    if (end.status === 'Cancelled') throw new RunCancelled()
    const outputs = Object.values(end.outputs).flatMap((value) => (Array.isArray(value) ? value : [value]))
    const texts = outputs.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    return { executionId, status: end.status, outputs: texts, failure: end.failure }
  }
}

function endOf(answer: Json, executionId: string): ChildEnd {
  const { status = 'Success', outputs = [] } = (typeof answer === 'object' && answer !== null ? answer : {}) as {
    readonly status?: string
    readonly outputs?: readonly string[]
  }
  const texts = Array.isArray(outputs) ? outputs.map(textOf) : [textOf(outputs as unknown as Json)]
  return { executionId, status: String(status), outputs: texts, failure: undefined }
}

import type { SsmDocument, Step } from '../document/document.js'
import type { Json } from '../syntax/tree.js'
import type { ActionContext, ChildEnd } from './action.js'
import { type RunEnd, runDocument } from './run.js'
import { resolve, type Scope, type Surroundings } from './scope.js'
import { type Matches, startParameters } from './start-parameters.js'
import { ask, type Task, tell } from './task.js'

/** What a run starts with. */
export interface Start {
  readonly document: SsmDocument
  /** As the caller gives them. */
  readonly parameters: Readonly<Record<string, Json>>
  readonly surroundings: Surroundings
  /** Shared by a run and its children; who answers requests lets it pass. */
  readonly clock: { seconds: number }
  /** The step to begin with, instead of the first. */
  readonly startAt?: Step
  /** Documents that other documents may run, by name. */
  readonly documents: (name: string) => SsmDocument | undefined
  /** Checks texts against patterns of parameters. */
  readonly matches: Matches
  /** A new id for each execution. */
  readonly newId: () => string
}

/** Automations run each other no deeper (reference: quotas of Automation). */
const deepest = 10

/** A whole run, from the check of its parameters to its outputs. */
export function* start(given: Start, depth = 0): Task<RunEnd> {
  const { document, surroundings, clock, startAt } = given
  yield* tell({ kind: 'run-started', document: document.name, parameters: given.parameters })
  const end = yield* started()
  yield* tell({ kind: 'run-ended', ...end })
  return end

  function* started(): Task<RunEnd> {
    const checked = startParameters(document, given.parameters, given.matches)
    if (!checked.ok) return { status: 'Failed', failure: checked.failure, outputs: {} }
    const scope: Scope = {
      document,
      surroundings,
      parameters: checked.parameters,
      variables: new Map(),
      outputs: new Map(),
      clock,
    }
    for (const { name, default: standard } of document.variables) {
      if (!standard) continue
      const value = resolve(standard, scope)
      scope.variables.set(name, value)
      yield* tell({ kind: 'variable', name, value })
    }
    return yield* runDocument(
      { document, scope, depth, runAutomation: childOf(given, depth), critical: undefined },
      startAt,
    )
  }
}

/** Runs a document that the repository has; otherwise the world says how it ends. */
function childOf(parent: Start, depth: number): ActionContext['runAutomation'] {
  return function* (step, name, version, parameters): Task<ChildEnd> {
    const document = parent.documents(name)
    const executionId = parent.newId()
    if (!document || depth >= deepest) {
      const answer = yield* ask({ kind: 'automation', step, document: name, version, parameters })
      return endOf(answer, executionId)
    }
    const surroundings = { ...parent.surroundings, executionId }
    const { startAt: _, ...inherited } = parent
    const end = yield* start({ ...inherited, document, parameters, surroundings }, depth + 1)
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
  return { executionId, status, outputs, failure: undefined }
}

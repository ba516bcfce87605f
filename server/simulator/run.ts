import type { ActionName } from '../../schemas/automation/index.js'
import type { SsmDocument, Step } from '../document/document.js'
import { isFilledIn, shownName } from '../document/steps.js'
import { type Json, putField } from '../syntax/tree.js'
import { type ActionResult, type ActionRun, type BodyEnd, noResult, type Simulation } from './action.js'
import { simulations } from './actions/index.js'
import { convert } from './convert.js'
import type { NextReason, RunStatus, StepStatus } from './event.js'
import { failureMessage, Interrupted, Jump, RunCancelled, StepFailure } from './failure.js'
import { outputOf, resolve, type Scope } from './scope.js'
import { select } from './select.js'
import { plannedInputs, plansOf, type StepPlan } from './step-plan.js'
import {
  type After,
  afterSuccess,
  isCritical,
  maxAttempts,
  onCancelOf,
  onFailureOf,
  type TimeLimit,
  timeLimitOf,
} from './step-rules.js'
import { type Effect, type Task, tell } from './task.js'
import { withTimeout } from './time-limit.js'

/** A run of one document, ready for its first step. */
export interface ReadyRun extends Pick<ActionRun, 'runAutomation' | 'called' | 'newId'> {
  readonly document: SsmDocument
  readonly scope: Scope
  /** When it began, in seconds. */
  readonly begun: number
}

/** A run that goes on. */
interface Run extends ReadyRun, ActionRun {
  status: RunStatus
  /** After a cancellation: when the steps that clean up have to be done, in seconds. */
  cancelUntil: number | undefined
  /** What went wrong and matters for the status of the run. */
  critical: { readonly status: 'Failed' | 'TimedOut' | 'Cancelled'; readonly failure: string } | undefined
}

/** How a list of steps was left. */
type ListEnd =
  | {
      readonly kind: 'end'
      readonly status: StepStatus
      readonly failure: string | undefined
      /** Whether the last step stopped the run. */
      readonly aborted: boolean
    }
  | { readonly kind: 'left'; readonly to: Step; readonly reason: NextReason }

/** How a run ended. */
export interface RunEnd {
  readonly status: RunStatus
  readonly failure: string | undefined
  readonly outputs: Readonly<Record<string, Json>>
}

/** Seconds that the steps have which run after a cancellation (user guide, automation-actions). */
const cancellationTime = 120

/** Hours for which a run without a role has the rights of its caller (user guide, running-simple-automations). */
const callersHours = 12

/** Whether the rights of a run without a role have ended since a moment. An empty text is no role. */
function outlivesCaller(since: number, { begun, scope }: Run): boolean {
  const end = begun + callersHours * 3600
  if (since > end || scope.clock.seconds <= end) return false
  const role = scope.document.entry('assumeRole')?.value
  const value = role && resolve(role, scope)
  return typeof value !== 'string' || value.trim() === ''
}

/** Text in the place of an output whose step did not succeed. */
export const noOutput = 'No output available yet because the step is not successfully executed'

/** Runs the steps of a document. */
export function* runDocument(ready: ReadyRun, startAt?: Step): Task<RunEnd> {
  const run = runOf(ready)
  const { document, scope } = run
  const first = startAt ?? document.mainSteps[0]
  try {
    for (let here = first; here; ) {
      const end = yield* runList(here, run)
      // Only a run that begins inside a loop leaves its first list.
      here = end.kind === 'left' ? end.to : undefined
    }
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error
    run.critical ??= { status: 'Failed', failure: error.message }
  }
  const outputs = Object.fromEntries(
    document.outputs.flatMap(({ text }) => {
      const [step = '', output = ''] = text?.split('.') ?? []
      return text === undefined ? [] : [[text, outputOf(step, output, scope) ?? noOutput] as const]
    }),
  )
  return { status: run.critical?.status ?? 'Success', failure: run.critical?.failure, outputs }
}

function runOf({ document, scope, begun, runAutomation, called, newId }: ReadyRun): Run {
  // Not `{ ...ready }`: V8 is slow with objects that are made so.
  const run: Run = {
    document,
    scope,
    begun,
    runAutomation,
    called,
    newId,
    status: 'Pending',
    cancelUntil: undefined,
    critical: undefined,
    runBody: (loop) => runBody(loop, run),
    become: (status) => become(run, status),
  }
  return run
}

/** The run comes to another status. One that is being cancelled stays so until it ends. */
function* become(run: Run, status: RunStatus): Task<void> {
  if (run.status === status || run.status === 'Cancelling') return
  run.status = status
  yield tell({ kind: 'run-status', status })
}

/** Runs steps from one on until the list ends, or is left for a step outside. */
function* runList(first: Step, run: Run): Task<ListEnd> {
  const plans = plansOf(run.document).get(first.siblings) ?? []
  const seen: boolean[] = []
  let here = first
  for (;;) {
    const name = shownName(here)
    const plan = plans[here.index] as StepPlan
    if (seen[here.index])
      throw new StepFailure(`The run comes to the step ${name} a second time; Systems Manager refuses circles`)
    seen[here.index] = true
    let ended: StepEnd | undefined
    try {
      ended = yield* runStep(here, plan, run)
      const late = run.cancelUntil !== undefined && run.scope.clock.seconds >= run.cancelUntil
      const next = late ? ({ to: undefined, reason: 'abort' } as const) : nextOf(here, plan, ended, run.document)
      yield tell({ at: 0, kind: 'next', step: name, to: next.to && shownName(next.to), reason: next.reason })
      const { status, failure } = ended
      if (!next.to) return { kind: 'end', status, failure, aborted: next.reason === 'abort' }
      if (next.to.siblings !== first.siblings) return { kind: 'left', to: next.to, reason: next.reason }
      here = next.to
    } catch (error) {
      if (!(error instanceof Jump)) throw error
      if (!ended) yield left(name, error)
      if (error.to.siblings !== first.siblings) throw error
      yield tell({ kind: 'next', step: name, to: error.to.name, reason: 'goto' })
      seen.length = 0
      here = error.to
    }
  }
}

/** A step that is left for another one has not come to its end. */
const left = (step: string, { message: failure }: Jump): Effect =>
  tell({ kind: 'step-ended', step, status: 'Cancelled', attempts: 1, outputs: {}, failure })

/** How a step ended. */
interface StepEnd {
  readonly status: StepStatus
  readonly failure: string | undefined
  readonly next: ActionResult['next']
}

/** Where a run goes after a step (reference: user guide, automation-branch-condition and automation-actions). */
function nextOf(step: Step, plan: StepPlan, { status, next }: StepEnd, document: SsmDocument): After {
  if (status === 'Cancelled') {
    const to = onCancelOf(step, document)
    return { to, reason: to ? 'onCancel' : 'abort' }
  }
  if (status === 'Failed' || status === 'TimedOut') {
    const onFailure = onFailureOf(step, document)
    if (onFailure.kind === 'step') return { to: onFailure.to, reason: 'onFailure' }
    if (onFailure.kind === 'Abort') return { to: undefined, reason: 'abort' }
  }
  if (next) return { to: next.to, reason: next.reason }
  return plan.after ?? afterSuccess(step, document)
}

const noOutputs: Readonly<Record<string, Json>> = {}

function* runStep(step: Step, plan: StepPlan, run: Run): Task<StepEnd> {
  const name = shownName(step)
  const action = step.action ?? ''
  if (run.status !== 'InProgress') yield* become(run, 'InProgress')
  yield tell({ at: 0, kind: 'step-status', step: name, action, status: 'InProgress' })
  const startedAt = run.scope.clock.seconds
  let attempts = 0
  let status: StepStatus = 'Success'
  let failure: string | undefined
  let result = noResult
  let interrupted: Interrupted | undefined
  let outputs = noOutputs
  try {
    const inputs = plannedInputs(step, plan, run.scope)
    yield tell({ at: 0, kind: 'step-inputs', step: name, inputs })
    if (run.scope.notes.size > 0) yield* tellNotes(step, run.scope)
    for (;;) {
      attempts++
      try {
        result = yield* withTimeout(behaviour(step, plan, inputs, run), step, limitFor(step, plan, run.scope), run)
        outputs = outputsFor(plan, result, run.scope)
        break
      } catch (error) {
        if (!(error instanceof StepFailure) || attempts >= maxAttempts(step)) throw error
        yield tell({ kind: 'attempt-failed', step: name, attempt: attempts, failure: failureMessage(error) })
      }
    }
    if (result.exited) status = 'Exited'
  } catch (thrown) {
    const error = thrown instanceof RangeError ? new StepFailure(`A value is too large: ${thrown.message}`) : thrown
    if (error instanceof RunCancelled || error instanceof Interrupted) {
      yield* become(run, 'Cancelling')
      yield tell({ kind: 'step-status', step: name, action, status: 'Cancelling' })
      status = 'Cancelled'
      interrupted = error instanceof Interrupted ? error : undefined
    } else if (error instanceof StepFailure) {
      status = error.kind === 'timed-out' ? 'TimedOut' : 'Failed'
      failure = failureMessage(error)
    } else throw error
    outputs = noOutputs
  }
  if (outlivesCaller(startedAt, run))
    yield note(
      step,
      `without an assume role a run has the rights of its caller for ${callersHours} hours, which are over`,
    )
  if (run.scope.notes.size > 0) yield* tellNotes(step, run.scope)
  if (status === 'Success' || status === 'Exited') run.scope.outputs.set(name, outputs)
  else run.scope.outputs.delete(name)
  if (status === 'Cancelled' && !interrupted) {
    run.critical = { status, failure: 'The automation was cancelled' }
    run.cancelUntil ??= run.scope.clock.seconds + cancellationTime
  } else if (status === 'Failed' || status === 'TimedOut') {
    if (isCritical(step, run.document)) run.critical ??= { status, failure: failure ?? '' }
    else if (onFailureOf(step, run.document).kind === 'Abort')
      yield note(
        step,
        'the step is not critical, yet stops the run; AWS does not say with which status: we take Success',
      )
  }
  yield tell({ at: 0, kind: 'step-ended', step: name, status, attempts: Math.max(1, attempts), outputs, failure })
  if (interrupted) throw interrupted
  return { status, failure, next: result.next }
}

const limitFor = (step: Step, { limit }: StepPlan, scope: Scope): TimeLimit =>
  limit ?? timeLimitOf(step, (node) => resolve(node, scope))

const note = (step: Step, text: string): Effect => tell({ kind: 'note', step: shownName(step), text })

function* tellNotes(step: Step, { notes }: Scope): Task<void> {
  for (const text of notes) yield note(step, text)
  notes.clear()
}

function behaviour(step: Step, plan: StepPlan, inputs: Readonly<Record<string, Json>>, run: Run): Task<ActionResult> {
  if (isFilledIn(step)) return passOver(step)
  const action = step.action ?? ''
  if (action === '') throw new StepFailure('A step without an action cannot be rehearsed')
  if (!Object.hasOwn(simulations, action)) throw new StepFailure(`The action ${action} cannot be rehearsed`)
  const simulate = simulations[action as ActionName] as Simulation<ActionName>
  return simulate(inputs as never, { step, plan, name: step.name ?? '', scope: run.scope, run })
}

function* passOver(step: Step): Task<ActionResult> {
  yield note(step, 'what the document is written in decides what stands here; it is passed over')
  return noResult
}

/** One pass of a loop. A failure inside that stops the pass stops the loop. */
function* runBody(loop: Step, run: Run): Task<BodyEnd> {
  const [first] = loop.body
  if (!first) return { kind: 'done' }
  const end = yield* runList(first, run)
  if (end.kind === 'left') return end
  if (run.cancelUntil !== undefined) throw new RunCancelled()
  if (!end.aborted) return { kind: 'done' }
  return { kind: 'failed', failure: end.failure ?? '', timedOut: end.status === 'TimedOut' }
}

/** Outputs of a step whose action has none, and which declares none. */
const emptyOutputs: Readonly<Record<string, Json>> = { OutputPayload: '{}' }

/** The native outputs, the declared ones, and the one that every step has. */
function outputsFor({ declared }: StepPlan, result: ActionResult, { notes }: Scope): Readonly<Record<string, Json>> {
  if (!result.outputs && result.payload === undefined && declared.length === 0) return emptyOutputs
  const native = result.outputs ?? {}
  const outputs: Record<string, Json> = {}
  // For `{ ...native }` V8 takes a microsecond.
  for (const name in native) putField(outputs, name, native[name] as Json)
  for (const { name, selector, type } of declared) {
    const found = select(result.root ?? native, selector)
    if (found === undefined) notes.add(`the selector ${selector} of ${name} finds nothing`)
    else putField(outputs, name, convert(found, type, name))
  }
  outputs['OutputPayload'] = JSON.stringify(result.outputs ? native : (result.payload ?? {}))
  return outputs
}

import type { Json } from '../../syntax/tree.js'
import type { ActionContext, ActionResult, Simulation } from '../action.js'
import { decide } from '../decide.js'
import { StepFailure } from '../failure.js'
import { type Task, tell } from '../task.js'

/** Passes of one loop, at most (user guide, automation-action-loop). */
const mostPasses = 100

export const loop: Simulation<'aws:loop'> = function* ({ Iterators, MaxIterations }, context) {
  const most = Math.min(MaxIterations ?? mostPasses, mostPasses)
  if (Iterators === undefined) return yield* whileCondition(context, most)
  const values = (Array.isArray(Iterators) ? Iterators : [Iterators]) as readonly Json[]
  if (values.length > mostPasses)
    throw new StepFailure(`The loop has ${values.length} iterators; at most ${mostPasses} are supported`)
  for (const [at, value] of values.slice(0, most).entries()) {
    const left = yield* pass(context, at + 1, value)
    if (left) return left
  }
  return {}
}

/** The steps run once at least; the condition is looked at after each pass. */
function* whileCondition(context: ActionContext, most: number): Task<ActionResult> {
  const condition = context.step.input('LoopCondition')
  for (let iteration = 1; iteration <= most; iteration++) {
    const left = yield* pass(context, iteration, iteration)
    if (left) return left
    if (!condition || !decide(condition, context.scope).holds) return {}
  }
  return {}
}

function* pass(
  { name, scope, runBody }: ActionContext,
  iteration: number,
  value: Json,
): Task<ActionResult | undefined> {
  scope.outputs.set(
    name,
    new Map<string, Json>([
      ['CurrentIteratorValue', value],
      ['CurrentIteration', iteration],
    ]),
  )
  yield* tell({ kind: 'pass', step: name, iteration, value })
  const end = yield* runBody()
  if (end.kind === 'left') return { exited: true, next: { to: end.to, reason: end.reason } }
  if (end.kind === 'failed') throw new StepFailure(end.failure, end.timedOut ? { kind: 'timed-out' } : {})
  return undefined
}

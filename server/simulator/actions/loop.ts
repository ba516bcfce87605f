import type { Json } from '../../syntax/tree.js'
import type { ActionContext, ActionResult, Simulation } from '../action.js'
import { convert } from '../convert.js'
import { decide } from '../decide.js'
import { StepFailure } from '../failure.js'
import { textOf } from '../scope.js'
import { type Task, tell } from '../task.js'

/** Passes of one loop, at most (user guide, automation-action-loop). */
const mostPasses = 100

export const loop: Simulation<'aws:loop'> = function* (inputs, context) {
  const { Iterators, IteratorDataType = 'String', MaxIterations } = inputs
  const most = Math.min(MaxIterations ?? mostPasses, mostPasses)
  if (Iterators === undefined) return yield* whileCondition(context, most)
  const values = (Array.isArray(Iterators) ? Iterators : [Iterators]) as readonly Json[]
  if (values.length > mostPasses)
    throw new StepFailure(`The loop has ${values.length} iterators; at most ${mostPasses} are supported`)
  for (const [at, value] of values.slice(0, most).entries()) {
    const left = yield* pass(context, at + 1, iteratorValue(value, IteratorDataType))
    if (left) return left
  }
  return lastPass(context)
}

/** The native outputs: those of the last pass. */
const lastPass = ({ name, scope }: ActionContext): ActionResult => ({
  outputs: scope.outputs.get(name) ?? {},
})

/** The steps run once at least; the condition is looked at after each pass. */
function* whileCondition(context: ActionContext, most: number): Task<ActionResult> {
  const { condition } = context.plan
  for (let iteration = 1; iteration <= most; iteration++) {
    const left = yield* pass(context, iteration, undefined)
    if (left) return left
    if (!condition || !decide(condition, context.scope).holds) break
  }
  return lastPass(context)
}

/** An item as the type that the loop states; text where it states none. */
function iteratorValue(value: Json, type: 'Boolean' | 'Integer' | 'String' | 'StringMap'): Json {
  if (type === 'String') return textOf(value)
  return convert(value, type, 'CurrentIteratorValue')
}

function* pass(
  { step, name, scope, run }: ActionContext,
  iteration: number,
  value: Json | undefined,
): Task<ActionResult | undefined> {
  scope.outputs.set(name, {
    CurrentIteration: iteration,
    ...(value !== undefined && { CurrentIteratorValue: value }),
  })
  yield tell({ kind: 'pass', step: name, iteration, value: value ?? iteration })
  const end = yield* run.runBody(step)
  if (end.kind === 'left') return { exited: true, next: { to: end.to, reason: end.reason } }
  if (end.kind === 'failed')
    throw new StepFailure(end.failure, { whole: true, ...(end.timedOut && { kind: 'timed-out' }) })
  return undefined
}

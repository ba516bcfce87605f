import type { Step } from '../document/document.js'
import { Interrupted, RunCancelled, StepFailure } from './failure.js'
import type { Scope } from './scope.js'
import type { TimeLimit } from './step-rules.js'
import { type During, type Effect, sleep, type Task, tell } from './task.js'

/** What limits the time of a step beside its own limit. */
interface Limited {
  readonly scope: Scope
  readonly cancelUntil: number | undefined
}

/** Runs a task no longer than the step may take. */
export function withTimeout<T>(task: Task<T>, step: Step, limit: TimeLimit, limited: Limited): Task<T> {
  const isLimited = limit.seconds !== Number.POSITIVE_INFINITY || limited.cancelUntil !== undefined
  return isLimited ? stoppedInTime(task, step, limit, limited) : task
}

/** Time passes only while a request is answered. */
function* stoppedInTime<T>(task: Task<T>, step: Step, limit: TimeLimit, { scope, cancelUntil }: Limited): Task<T> {
  const { clock } = scope
  const own = clock.seconds + limit.seconds
  const deadline = Math.min(own, cancelUntil ?? own)
  let during: During | undefined
  let effect = task.next()
  while (!effect.done) {
    const { value } = effect
    if ('request' in value) during = value.during
    const seconds = 'request' in value && value.request.kind === 'sleep' ? value.request.seconds : 0
    if (clock.seconds + seconds > deadline) {
      yield* sleep(step.name ?? '', deadline - clock.seconds)
      return yield* stop(task, step, limit, deadline < own, during)
    }
    try {
      const answer = yield value
      if (clock.seconds <= deadline) effect = task.next(answer)
    } catch (error) {
      effect = task.throw(error)
      continue
    }
    if (clock.seconds > deadline) {
      // The answer came too late: the step did not wait for it.
      clock.seconds = deadline
      return yield* stop(task, step, limit, deadline < own, during)
    }
  }
  return effect.value
}

/** Ends a step whose time is over: with its run, where that is being cancelled, or by itself. */
function* stop(
  task: Task<unknown>,
  step: Step,
  limit: TimeLimit,
  withRun: boolean,
  during: During | undefined,
): Task<never> {
  yield* interrupt(task)
  if (withRun) throw new RunCancelled()
  if (limit.assumed)
    yield* tell({
      kind: 'note',
      step: step.name,
      text: `AWS states no time limit here; ${limit.seconds} s are assumed`,
    })
  const { phase = 'Execute/Cancelling action', detail = '' } = during ?? {}
  throw new StepFailure(detail, { kind: 'timed-out', phase })
}

/** Lets a task know that its time is over, and what it contains come to an end. */
function* interrupt(task: Task<unknown>): Task<void> {
  try {
    let effect: IteratorResult<Effect, unknown> = task.throw(new Interrupted())
    while (!effect.done) effect = task.next(yield effect.value)
  } catch (error) {
    if (!(error instanceof Interrupted || error instanceof StepFailure || error instanceof RunCancelled)) throw error
  }
}

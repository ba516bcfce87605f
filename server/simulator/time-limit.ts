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

/** Time passes only while a request is answered. Lanes within the task look to the limit by themselves, since each has its own time. */
function* stoppedInTime<T>(task: Task<T>, step: Step, limit: TimeLimit, { scope, cancelUntil }: Limited): Task<T> {
  const { clock } = scope
  const { lane, until } = clock
  const own = clock.seconds + limit.seconds
  const deadline = Math.min(own, cancelUntil ?? own)
  clock.until = Math.min(until, deadline)
  let during: During | undefined
  try {
    let effect = task.next()
    while (!effect.done) {
      const { value } = effect
      if ('request' in value) during = value.during
      const seconds = 'request' in value && value.request.kind === 'sleep' ? value.request.seconds : 0
      if (clock.lane === lane && clock.seconds + seconds > deadline) {
        if (clock.seconds < deadline) yield* sleep(step.name ?? '', deadline - clock.seconds)
        clock.seconds = deadline
        return yield* stop(task, step, limit, deadline < own, during)
      }
      try {
        const answer = yield value
        if (clock.lane !== lane || clock.seconds <= deadline) effect = task.next(answer)
      } catch (error) {
        effect = task.throw(error)
        continue
      }
      if (clock.lane === lane && clock.seconds > deadline) {
        // The answer came too late: the step did not wait for it.
        clock.seconds = deadline
        return yield* stop(task, step, limit, deadline < own, during)
      }
    }
    return effect.value
  } finally {
    clock.until = until
  }
}

/** Ends a step whose time is over: with its run, where that is being cancelled, or by itself. */
function* stop(
  task: Task<unknown>,
  step: Step,
  limit: TimeLimit,
  withRun: boolean,
  during: During | undefined,
): Task<never> {
  yield* interrupt(task, new Interrupted('The parent timed out'))
  if (withRun) throw new RunCancelled()
  if (limit.assumed)
    yield tell({
      kind: 'note',
      step: step.name,
      text: `AWS states no time limit here; ${limit.seconds} s are assumed`,
    })
  const { phase = 'Execute/Cancelling action', detail = '' } = during ?? {}
  throw new StepFailure(detail, { kind: 'timed-out', phase })
}

/** Lets a task know that it is stopped, and what it contains come to an end. */
export function* interrupt(task: Task<unknown>, why: Interrupted): Task<void> {
  try {
    let effect: IteratorResult<Effect, unknown> = task.throw(why)
    while (!effect.done) effect = task.next(yield effect.value)
  } catch (error) {
    if (!(error instanceof Interrupted || error instanceof StepFailure || error instanceof RunCancelled)) throw error
  }
}

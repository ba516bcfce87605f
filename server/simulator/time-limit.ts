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

/** Runs a task no longer than the step may take. Time passes only while a request is answered. */
export function* withTimeout<T>(task: Task<T>, step: Step, limit: TimeLimit, { scope, cancelUntil }: Limited): Task<T> {
  const { clock } = scope
  const own = clock.seconds + limit.seconds
  const deadline = Math.min(own, cancelUntil ?? own)
  if (deadline === Number.POSITIVE_INFINITY) return yield* task
  let during: During | undefined
  let effect = task.next()
  while (!effect.done) {
    const { value } = effect
    if ('request' in value) during = value.during
    const seconds = 'request' in value && value.request.kind === 'sleep' ? value.request.seconds : 0
    if (clock.seconds + seconds > deadline) {
      yield* sleep(step.name ?? '', deadline - clock.seconds)
      return yield* stop()
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
      return yield* stop()
    }
  }
  return effect.value

  function* stop(): Task<never> {
    yield* interrupt(task)
    if (deadline < own) throw new RunCancelled()
    if (limit.assumed)
      yield* tell({
        kind: 'note',
        step: step.name,
        text: `AWS states no time limit here; ${limit.seconds} s are assumed`,
      })
    const { phase = 'Execute/Cancelling action', detail = '' } = during ?? {}
    throw new StepFailure(detail, { kind: 'timed-out', phase })
  }
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

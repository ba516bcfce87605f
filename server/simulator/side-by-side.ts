import { leading } from '../syntax/leading.js'
import { Interrupted } from './failure.js'
import type { Answer } from './request.js'
import { type During, type Effect, sleep, type Task } from './task.js'
import { interrupt } from './time-limit.js'
import type { Lane, VirtualClock } from './virtual-clock.js'

/** How many tasks of a group have begun, and how many of them have ended. */
export interface Progress {
  readonly begun: number
  readonly ended: number
}

/** A task of a group: where its clock stands, and what it is to be resumed with. */
interface Strand {
  readonly lane: Lane
  readonly task: Task<void>
  answer: Answer | undefined
  seconds: number
  until: number
  /** When it is its turn. */
  turn: number
}

/**
 * Runs tasks at the same time: whichever is the earliest in virtual time goes on, of several the one that has waited longest. Thus what
 * they share, as mocks and a mocked account, is asked in the order in which it would be. `next` gives the task that may begin now; it is asked
 * again as soon as something has ended, when all that happens at that moment has happened. A task that fails stops the others.
 */
export function* sideBySide(
  step: string,
  clock: VirtualClock,
  next: (progress: Progress) => Task<void> | undefined,
): Task<void> {
  const { lane: parent, until } = clock
  const waiting: Strand[] = []
  const late: Strand[] = []
  let begun = 0
  let ended = 0
  let now = clock.seconds
  let here: Strand | undefined
  let during: During | undefined
  try {
    begin()
    for (here = waiting.shift(); here; here = waiting.shift()) {
      now = Math.max(now, here.turn)
      const isOver = yield* goOn(here)
      if (isOver) ended++
      else if (here.seconds > until && here.until === until) late.push(here)
      else queue(here, waiting)
      if (!waiting[0] || waiting[0].turn > now) begin()
    }
    // Who limits the time stops what comes too late, be it an answer or the end of a sleep.
    const answered = late.findLast(({ seconds }) => seconds !== Number.POSITIVE_INFINITY)
    leave(answered?.seconds ?? now)
    if (late.length > 0) yield* sleep(step, Number.POSITIVE_INFINITY, during)
  } catch (error) {
    const at = clock.seconds
    const why = error instanceof Interrupted ? error : new Interrupted('The automation was cancelled')
    for (const each of [...(here ? [here] : []), ...waiting, ...late]) {
      enter(each, at)
      yield* interrupt(each.task, why)
    }
    leave(at)
    throw error
  }

  function begin(): void {
    for (let task = next({ begun, ended }); task; task = next({ begun, ended })) {
      queue({ lane: { parent, isOver: false }, task, answer: undefined, seconds: now, until, turn: now }, waiting)
      begun++
    }
  }

  /** Runs one until it has to wait, or is over. */
  function* goOn(strand: Strand): Task<boolean> {
    enter(strand, strand.seconds)
    let effect = strand.task.next(strand.answer)
    while (!effect.done) {
      const { value } = effect
      const before = clock.seconds
      strand.until = clock.until
      if ('request' in value) during = value.during
      if (isTooLong(value)) strand.seconds = Number.POSITIVE_INFINITY
      else {
        try {
          strand.answer = yield value
        } catch (error) {
          effect = strand.task.throw(error)
          continue
        }
        strand.seconds = clock.seconds
      }
      if (strand.seconds > before) {
        strand.turn = Math.min(strand.seconds, strand.until)
        return false
      }
      effect = strand.task.next(strand.answer)
    }
    strand.lane.isOver = true
    return true
  }

  /** Whether a task would sleep when all are stopped. */
  function isTooLong(effect: Effect): boolean {
    return (
      'request' in effect &&
      effect.request.kind === 'sleep' &&
      clock.seconds + effect.request.seconds > until &&
      clock.until === until
    )
  }

  function enter({ lane, until: own }: Strand, seconds: number): void {
    clock.seconds = seconds
    clock.lane = lane
    clock.until = own
  }

  function leave(seconds: number): void {
    clock.seconds = seconds
    clock.lane = parent
    clock.until = until
  }
}

/** Puts one among those that wait, which stand in the order of their turns, behind those of the same moment. */
function queue(strand: Strand, waiting: Strand[]): void {
  const place = leading(waiting.length, (at) => (waiting[at] as Strand).turn <= strand.turn)
  waiting.splice(place, 0, strand)
}

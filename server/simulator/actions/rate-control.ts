import type { ChildEnd } from '../action.js'
import { sideBySide } from '../side-by-side.js'
import type { Task } from '../task.js'
import type { VirtualClock } from '../virtual-clock.js'

/** How many automations run at once, and how many may fail: numbers, or shares of all. */
export interface RateControl {
  readonly MaxConcurrency?: string | undefined
  readonly MaxErrors?: string | undefined
}

interface Group {
  readonly step: string
  readonly clock: VirtualClock
  readonly children: readonly (() => Task<ChildEnd>)[]
}

/**
 * Runs automations as many at a time as rate control lets: one, then two, then four, until there are as many as may be (user guide,
 * running-automations-scale-controls). Once more have failed than may, no other is started. Gives the failure that was one too many.
 */
export function* runGroup(
  { step, clock, children }: Group,
  { MaxConcurrency, MaxErrors }: RateControl,
): Task<ChildEnd | undefined> {
  const most = Math.max(1, limitOf(MaxConcurrency ?? '10', children.length))
  const mayFail = limitOf(MaxErrors ?? '0', children.length)
  const failures: ChildEnd[] = []
  yield* sideBySide(step, clock, ({ begun, ended }) => {
    // Each that ends makes room for one more.
    const isRoom = begun - ended < Math.min(most, ended + 1)
    const child = isRoom && failures.length <= mayFail ? children[begun] : undefined
    return child && noted(child)
  })
  return failures[mayFail]

  function* noted(child: () => Task<ChildEnd>): Task<void> {
    const end = yield* child()
    if (end.status !== 'Success') failures.push(end)
  }
}

/** A number, or a share of all. With 10 % of 50 the sixth failure is one too many (API reference, StartAutomationExecution). */
export function limitOf(written: string, all: number): number {
  const count = Number.parseInt(written, 10)
  return written.trim().endsWith('%') ? Math.floor((all * count) / 100) : count
}

import type { ChildEnd } from '../action.js'
import { type Task, tell } from '../task.js'

/** How many automations run at once, and how many may fail: numbers, or shares of all. */
export interface RateControl {
  readonly MaxConcurrency?: string | undefined
  readonly MaxErrors?: string | undefined
}

/** How a group of automations ended. */
export interface GroupEnd {
  /** The failure that was one too many. */
  readonly stoppedBy: ChildEnd | undefined
}

interface Group {
  readonly step: string
  readonly clock: { seconds: number }
  readonly children: readonly (() => Task<ChildEnd>)[]
}

/**
 * Runs automations as many at a time as rate control lets: one, then two, then four, until there are as many as may be (user guide,
 * running-automations-scale-controls). Those that run at the same time are rehearsed one after the other, with the clock set back for
 * each: whoever follows a run, as a debugger does, follows one at a time, and none of them sees what another does meanwhile. Traces tell
 * them in the order of time. Once more have failed than may, no other is started.
 */
export function* runGroup(
  { step, clock, children }: Group,
  { MaxConcurrency, MaxErrors }: RateControl,
): Task<GroupEnd> {
  const most = Math.max(1, limitOf(MaxConcurrency ?? '10', children.length))
  const mayFail = limitOf(MaxErrors ?? '0', children.length)
  if (children.length > 1 && most > 1)
    yield* tell({
      kind: 'note',
      step,
      text: `up to ${most} automations run at a time; none sees what another does meanwhile`,
    })
  const ends: { readonly at: number; readonly end: ChildEnd }[] = []
  const begun = clock.seconds
  for (const [index, child] of children.entries()) {
    const start = startOf(index, ends, most, begun)
    const failed = ends.filter(({ at, end }) => end.status !== 'Success' && at <= start)
    if (failed.length > mayFail) break
    clock.seconds = start
    const end = yield* child()
    ends.push({ at: clock.seconds, end })
  }
  clock.seconds = Math.max(begun, ...ends.map(({ at }) => at))
  const failed = ends.filter(({ end }) => end.status !== 'Success').sort((a, b) => a.at - b.at)
  return { stoppedBy: failed[mayFail]?.end }
}

/** When the next automation may start: as soon as fewer are running than may. Each that ends makes room for one more. */
function startOf(index: number, ends: readonly { readonly at: number }[], most: number, begun: number): number {
  const times = [begun, ...ends.map(({ at }) => at).sort((a, b) => a - b)]
  const start = times.find((_, ended) => index - ended < Math.min(most, ended + 1))
  return start ?? begun
}

/** A number, or a share of all. With 10 % of 50 the sixth failure is one too many (API reference, StartAutomationExecution). */
export function limitOf(written: string, all: number): number {
  const count = Number.parseInt(written, 10)
  return written.trim().endsWith('%') ? Math.floor((all * count) / 100) : count
}

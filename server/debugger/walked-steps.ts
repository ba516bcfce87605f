import type { WalkedStep } from '../document/diagram/walk.js'
import { allSteps, timelineOf } from '../simulator/timeline.js'
import type { Frames } from './frames.js'
import type { Course } from './walk.js'

/** The steps of the document of a frame, as far as its run has come: what goes on is `InProgress`. */
export function walkedSteps({ events }: Course, frames: Frames, depth: number): readonly WalkedStep[] {
  const prefix = prefixAt(frames, depth)
  const own = (path: string | undefined) => path?.slice(prefix.length)
  const { steps } = timelineOf({ events, exchanges: [] })
  return [...allSteps(steps)].flatMap(({ path, name, status, next, reason }) =>
    path === prefix + name ? [{ name, status, next: own(next) ?? null, reason: reason ?? null }] : [],
  )
}

/** Before the names of steps of a child runbook stand those of the steps that run it. */
function prefixAt(frames: Frames, depth: number): string {
  const callers = frames.slice(0, depth + 1).flatMap(({ kind }, at) => {
    const caller = frames[at - 1]
    return kind === 'execution' && caller ? [`${caller.step?.name ?? ''}/`] : []
  })
  return callers.join('')
}

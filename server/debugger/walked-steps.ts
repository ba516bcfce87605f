import { isCommand } from '../document/build.js'
import type { WalkedStep } from '../document/diagram/walk.js'
import type { RunEvent } from '../simulator/event.js'
import { allSteps, timelineOf } from '../simulator/timeline.js'
import type { Frames } from './frames.js'
import type { Past } from './walk.js'

/** The steps of the document of a frame, as far as its run has come: what goes on is `InProgress`. */
export function walkedSteps({ events, lanes }: Past, frames: Frames, depth: number): readonly WalkedStep[] {
  const { execution } = frames[depth] ?? {}
  if (execution && isCommand(execution.document.kind)) {
    const here = frames.find((frame) => frame.kind === 'node') ?? events.findLast(isBeginning)
    return here ? stepsOnNode(events, here.node, prefixOnNode(frames, depth)) : []
  }
  const prefix = prefixAt(frames, depth)
  const own = (path: string | undefined) => path?.slice(prefix.length)
  const { steps } = timelineOf({ events, exchanges: [], lanes })
  return [...allSteps(steps)].flatMap(({ path, name, status, next, reason }) =>
    path === prefix + name ? [{ name, status, next: own(next) ?? null, reason: reason ?? null }] : [],
  )
}

const isBeginning = (event: RunEvent) => event.kind === 'invocation-started'

/** The steps of the Command document that was begun last on a node. */
function stepsOnNode(events: readonly RunEvent[], node: string, prefix: string): readonly WalkedStep[] {
  const statuses = new Map<string, string>()
  const begun = events.findLastIndex((event) => isBeginning(event) && event.node === node)
  for (const event of events.slice(Math.max(0, begun))) {
    if (!('node' in event) || event.node !== node) continue
    if (event.kind === 'plugin-started') statuses.set(event.step, 'InProgress')
    if (event.kind === 'plugin-ended') statuses.set(event.step, event.status)
  }
  return [...statuses].flatMap(([path, status]) => {
    const name = path.slice(prefix.length)
    return path.startsWith(prefix) && !name.includes('/') ? [{ name, status, next: null, reason: null }] : []
  })
}

/** Documents that are run on a node have the names of the steps that run them before those of their own. */
const prefixOnNode = (frames: Frames, depth: number): string =>
  frames
    .slice(0, depth)
    .flatMap(({ kind, step }, at) =>
      kind === 'node' && frames[at + 1]?.kind === 'node' ? [`${step?.name ?? ''}/`] : [],
    )
    .join('')

/** Before the names of steps of a child runbook stand those of the steps that run it. */
function prefixAt(frames: Frames, depth: number): string {
  const callers = frames.slice(0, depth + 1).flatMap(({ kind }, at) => {
    const caller = frames[at - 1]
    return kind === 'execution' && caller ? [`${caller.step?.name ?? ''}/`] : []
  })
  return callers.join('')
}

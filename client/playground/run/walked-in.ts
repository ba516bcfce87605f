import type { WalkedStep } from '../../../server/document/diagram/walk.js'
import type { NodeTimeline } from '../../../server/simulator/command/command-timeline.js'
import { allSteps } from '../../../server/simulator/timeline.js'
import type { Run } from './run-of.js'
import { stepsOf } from './step-place.js'

/** The way that a run took through the document of a file: of one that it has run several times, the last one. */
export function walkedIn(file: string, run: Run): readonly WalkedStep[] {
  const callers = [...run.documents].filter(([, document]) => isOfFile(file, document, run)).map(([path]) => path)
  const caller = callers.includes('') ? '' : callers.at(-1)
  if (caller === undefined) return []
  if (run.nodes) return walkedOn(run.nodes.at(run.end ? 0 : -1))
  const prefix = caller === '' ? '' : `${caller}/`
  return [...allSteps(run.steps)].flatMap(({ path, name, status, next, reason }) =>
    path === prefix + name ? { name, status, next: next?.slice(prefix.length) ?? null, reason: reason ?? null } : [],
  )
}

const isOfFile = (file: string, document: string, run: Run): boolean =>
  Object.values(stepsOf(document, run)).some((place) => place.file === file)

const walkedOn = (node: NodeTimeline | undefined): readonly WalkedStep[] =>
  (node?.steps ?? []).map(({ path, status, isOver }) => ({
    name: path,
    status: isOver ? status : 'InProgress',
    next: null,
    reason: null,
  }))

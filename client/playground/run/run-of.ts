import type { WalkedStep } from '../../../server/document/diagram/walk.js'
import { commandTimeline, type NodeTimeline } from '../../../server/simulator/command/command-timeline.js'
import type { Recorded } from '../../../server/simulator/recording.js'
import { allSteps, type TimelineStep, timelineOf } from '../../../server/simulator/timeline.js'
import type { ToldRun } from '../rehearsal/questions.js'

/** A rehearsed document as it is shown. */
export interface Run extends Omit<ToldRun, 'past'> {
  readonly steps: readonly TimelineStep[]
  /** Of a Command document, what happened on each node; it has no other steps. */
  readonly nodes: readonly NodeTimeline[] | undefined
  /** What the graph is coloured by. */
  readonly walked: readonly WalkedStep[]
}

/** Makes lines of time of what has happened in a run. */
export function runOf({ past: _, ...told }: ToldRun, past: Recorded): Run {
  const { steps } = timelineOf(past)
  const nodes = told.platforms && commandTimeline(past)
  return { ...told, steps, nodes, walked: nodes ? walkedOn(nodes.at(told.end ? 0 : -1)) : walkedSteps(steps) }
}

const walkedSteps = (steps: readonly TimelineStep[]): readonly WalkedStep[] =>
  [...allSteps(steps)].map(({ path, status, next, reason }) => ({
    name: path,
    status,
    next: next ?? null,
    reason: reason ?? null,
  }))

const walkedOn = (node: NodeTimeline | undefined): readonly WalkedStep[] =>
  (node?.steps ?? []).map(({ path, status, isOver }) => ({
    name: path,
    status: isOver ? status : 'InProgress',
    next: null,
    reason: null,
  }))

import { commandTimeline, type NodeTimeline } from '../../../server/simulator/command/command-timeline.js'
import type { Recorded } from '../../../server/simulator/recording.js'
import { allSteps, type TimelineStep, timelineOf } from '../../../server/simulator/timeline.js'
import type { ToldRun } from '../rehearsal/questions.js'

/** A rehearsed document as it is shown. */
export interface Run extends Omit<ToldRun, 'past'> {
  readonly steps: readonly TimelineStep[]
  /** Of a Command document, what happened on each node; it has no other steps. */
  readonly nodes: readonly NodeTimeline[] | undefined
  /** The documents that steps ran, by the paths of these, the last that was begun behind all others. The document itself has the empty path and name. */
  readonly documents: ReadonlyMap<string, string>
}

/** Makes lines of time of what has happened in a run. */
export function runOf({ past: _, ...told }: ToldRun, past: Recorded): Run {
  const { steps } = timelineOf(past)
  return { ...told, steps, nodes: told.platforms && commandTimeline(past), documents: documentsIn(steps) }
}

function documentsIn(steps: readonly TimelineStep[]): ReadonlyMap<string, string> {
  const documents = new Map([['', '']])
  for (const { path, happened } of allSteps(steps))
    for (const each of happened) {
      if (each.kind !== 'event' || each.event.kind !== 'run-started' || each.event.document === undefined) continue
      documents.delete(path)
      documents.set(path, each.event.document)
    }
  return documents
}

import type { CommandEdge } from '../command-edges.js'
import type { Step } from '../document.js'
import type { Edge, EdgeReason } from '../flow.js'
import { shownName } from '../steps.js'

/** A way out of a step of a runbook, or of a Command document. */
export type WayOut = Edge | CommandEdge

/** How a step that is drawn has ended; none while it runs. */
export type StepEnd = 'done' | 'broken' | 'skipped'

/** What is shown of a step. */
export interface StepLook {
  readonly end: StepEnd | undefined
  /** What is said of it where one looks closer. */
  readonly note: string
}

/** What is shown of a way: whether it was taken, or should have been and was not. */
export interface WayLook {
  readonly mark: 'taken' | 'missed' | undefined
  readonly note: string
}

/** The way that one run, or several together, took through a document. */
export interface Walk {
  lookOf(step: Step): StepLook
  lookOfWay(way: WayOut): WayLook
}

/** A step of a run, as reports of rehearsals have it. */
export interface WalkedStep {
  readonly name: string
  readonly status: string
  /** The step that followed, and why; `null` where none did. */
  readonly next: string | null
  readonly reason: string | null
}

/** Reasons of runs that are called otherwise in a graph. */
const edgeReasons: Readonly<Record<string, EdgeReason>> = { order: 'next', 'end of list': 'next' }

/** The way of one run; of a step that ran several times the last time counts. */
export function walkOf(steps: readonly WalkedStep[]): Walk {
  const statuses = new Map(steps.map(({ name, status }) => [name, status]))
  const key = (from: string, to: string | null, reason: string) => JSON.stringify([from, to, reason])
  const taken = new Set(
    steps.flatMap(({ name, next, reason }) =>
      reason === null
        ? []
        : [key(name, next, Object.hasOwn(edgeReasons, reason) ? (edgeReasons[reason] ?? '') : reason)],
    ),
  )
  const took = ({ from, to, reason }: WayOut) =>
    reason === 'loop'
      ? to !== undefined && statuses.has(shownName(to))
      : taken.has(key(shownName(from), to ? shownName(to) : null, reason))
  return {
    lookOf(step) {
      const status = statuses.get(nameOf(step)) ?? ''
      return { end: endOf(status), note: status }
    },
    lookOfWay: (way) => ({ mark: took(way) ? 'taken' : undefined, note: '' }),
  }
}

/** A step of schema 1.2 has the name of its plugin. */
export const nameOf = (step: Step): string => step.name ?? step.action ?? shownName(step)

/** A step that the run did not come to has no status. */
function endOf(status: string): StepEnd | undefined {
  if (/^(?:Skipped)?$/.test(status)) return 'skipped'
  if (/^(?:Success|Exited)$/.test(status)) return 'done'
  return /^(?:Pending|InProgress|Waiting)$/.test(status) ? undefined : 'broken'
}

import type { EdgeReason } from '../flow.js'

/** A step of a run, as reports of rehearsals have it. */
export interface WalkedStep {
  readonly name: string
  readonly status: string
  /** The step that followed, and why; `null` where none did. */
  readonly next: string | null
  readonly reason: string | null
}

/** The way that a run took through a document. */
export interface Walk {
  /** How a step ended; of one that ran several times the last time counts. `''` where the run did not come to it. */
  statusOf(step: string): string
  took(from: string, to: string | undefined, reason: EdgeReason): boolean
}

/** Reasons of runs that are called otherwise in a graph. */
const edgeReasons: Readonly<Record<string, EdgeReason>> = { order: 'next', 'end of list': 'next' }

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
  return {
    statusOf: (step) => statuses.get(step) ?? '',
    took: (from, to, reason) =>
      reason === 'loop' ? to !== undefined && statuses.has(to) : taken.has(key(from, to ?? null, reason)),
  }
}

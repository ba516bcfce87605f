/** What of a run goes on beside others: a child automation on one of several targets, a command on one of several nodes. */
export interface Lane {
  readonly parent: Lane | undefined
  isOver: boolean
}

/** The time of a run, shared by all that belongs to it; who answers requests lets it pass. */
export interface VirtualClock {
  /** Seconds since the start of the outermost run. */
  seconds: number
  /** What goes on now; none where nothing goes on beside it. */
  lane: Lane | undefined
  /** When what goes on now is stopped, in seconds. */
  until: number
}

/** Whether a lane is another one, or goes on within it. */
export function isWithin(lane: Lane | undefined, other: Lane | undefined): boolean {
  for (let around = lane; around; around = around.parent) if (around === other) return true
  return other === undefined
}

export const newClock = (): VirtualClock => ({ seconds: 0, lane: undefined, until: Number.POSITIVE_INFINITY })

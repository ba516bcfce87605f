import { eventText } from '../../../server/simulator/event-text.js'
import { happenedRows } from '../../../server/simulator/happened-rows.js'
import type { RehearsedExchange } from '../../../server/simulator/rehearse.js'
import { thenText } from '../../../server/simulator/then-text.js'
import type { TimelineStep } from '../../../server/simulator/timeline.js'

/** A line of the timeline, within the step that it belongs to. */
export type Row = { readonly depth: number; readonly at: number; readonly step: TimelineStep } & (
  | { readonly kind: 'step' }
  /** `count` times the same was asked, the last time at `until`. */
  | {
      readonly kind: 'exchange'
      readonly exchange: RehearsedExchange
      readonly count: number
      readonly until: number
    }
  | { readonly kind: 'text'; readonly text: string; readonly isFailure: boolean }
)

/** All that happened as lines, steps before what is in them. Those of a run that goes on stay as they are when it has gone on. */
export function rowsOf(steps: readonly TimelineStep[]): readonly Row[] {
  const rows: Row[] = []
  for (const step of steps) addStep(step, 0, rows)
  return rows
}

/** Steps may be nested as deep as documents: that is bounded, by the reader of documents and by the engine. */
function addStep(step: TimelineStep, depth: number, rows: Row[]): void {
  rows.push({ kind: 'step', depth, at: step.startedAt, step })
  for (const row of happenedRows(step.happened)) {
    if (row.kind === 'step') addStep(row.step, depth + 1, rows)
    else if (row.kind === 'exchange') {
      const { exchange, count, last } = row
      rows.push({ kind: 'exchange', depth: depth + 1, at: exchange.at, step, exchange, count, until: last.at })
    } else if (row.kind === 'event') {
      const { event } = row
      const text = eventText(event)
      const isFailure = event.kind === 'attempt-failed'
      if (text !== undefined) rows.push({ kind: 'text', depth: depth + 1, at: event.at, step, text, isFailure })
    }
  }
  const then = thenText(step)
  const at = step.endedAt
  if (then !== undefined) rows.push({ kind: 'text', depth: depth + 1, at, step, text: then, isFailure: false })
}

/** Whether an answer of a step was made up. */
export const isInvented = ({ happened }: TimelineStep): boolean =>
  happened.some((each) => each.kind === 'exchange' && each.exchange.source === 'invented')

/** The line that is shown first: where the run is, or what failed. */
export function rowToShow(rows: readonly Row[], isAtFailure: boolean): number {
  const isShown = ({ kind, step }: Row) =>
    kind === 'step' && (isAtFailure ? toneOf(step.status) === 'broken' : step.status === 'InProgress')
  return rows.findLastIndex(isShown)
}

/** What a status means for the run; a word always says it too. */
export type Tone = 'done' | 'broken' | 'open' | 'skipped'

export function toneOf(status: string): Tone {
  if (status === 'Success' || status === 'SuccessAndReboot' || status === 'Exited') return 'done'
  if (status === 'Skipped' || status === 'Pending') return 'skipped'
  return status === 'InProgress' || status === 'Waiting' ? 'open' : 'broken'
}

import type { Rehearsal } from '../rehearse.js'
import { allSteps, timelineOf } from '../timeline.js'
import { traceOf } from '../trace.js'
import type { Outcome } from './outcome.js'

/** What came of a runbook. */
export function runbookOutcome(rehearsal: Rehearsal): Outcome {
  const { status, failure, outputs } = rehearsal
  const timeline = timelineOf(rehearsal)
  const steps = [...allSteps(timeline.steps)]
  return {
    status,
    failure,
    steps,
    asked: steps.flatMap(({ path, happened }) =>
      happened.flatMap((each) => (each.kind === 'exchange' ? [{ path, request: each.exchange.request }] : [])),
    ),
    outputs,
    variables: timeline.variables,
    trace: () => traceOf(rehearsal),
  }
}

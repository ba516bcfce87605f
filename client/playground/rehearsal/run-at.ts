import type { Platform } from '../../../schemas/action.js'
import type { Debugger, Stop } from '../../../server/debugger/debugger.js'
import type { Recorded } from '../../../server/simulator/recording.js'
import type { Range } from '../../../server/syntax/tree.js'
import type { PastDifference } from './past-difference.js'
import type { GivenParameters, LogLine, RunEnded, ToldRun } from './questions.js'
import type { ReadSetup } from './read-setup.js'
import { skipsIn } from './skips.js'

/** What is known beside the debugger. */
interface Beside {
  readonly stop: Stop
  readonly setup: ReadSetup
  readonly invented: GivenParameters
  readonly platforms: readonly Platform[] | undefined
  readonly log: readonly LogLine[]
  readonly messages: readonly string[]
  /** How what happened differs from what was told of before. */
  difference(past: Recorded): PastDifference
}

/** A run as it is told of where it stands still. */
export function runAt(debugged: Debugger, { stop, setup, difference, ...beside }: Beside): ToldRun {
  const { document, toHost } = setup
  const { frames, here, past, pending, seconds } = debugged
  const last = past.events.at(-1)
  const end: RunEnded | undefined = last?.kind === 'run-ended' && frames.length <= 1 ? last : undefined
  // Of a child only the step that runs it stands in this text.
  const step = frames.findLast((frame) => frame.execution.document === document)?.step
  return {
    document: document.name,
    stop,
    position: here?.position ?? 0,
    seconds,
    end: end && { status: end.status, failure: end.failure, outputs: end.outputs },
    past: difference(past),
    stack: frames.flatMap(({ kind, step }) => (kind === 'request' || !step ? [] : [step.name ?? ''])),
    place: end || !step ? undefined : toHost(step.node),
    skips: skipsIn(debugged),
    skipsAhead: debugged.skipsAhead.map(({ name }) => name ?? ''),
    pending: pending && { request: pending.request, answer: pending.answer, source: pending.source },
    given: setup.parameters,
    places: placesOf(setup, toHost),
    ...beside,
  }
}

const placesOf = ({ document }: ReadSetup, toHost: (range: Range) => Range): Readonly<Record<string, Range>> =>
  Object.fromEntries(document.steps.flatMap(({ name, node }) => (name === undefined ? [] : [[name, toHost(node)]])))

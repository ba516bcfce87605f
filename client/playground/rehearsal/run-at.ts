import type { Platform } from '../../../schemas/action.js'
import type { Debugger, Stop } from '../../../server/debugger/debugger.js'
import { variablesOfRun } from '../../../server/debugger/scopes.js'
import type { SsmDocument, Step } from '../../../server/document/document.js'
import type { Recorded } from '../../../server/simulator/recording.js'
import type { PastDifference } from './past-difference.js'
import type { FilePlace, GivenParameters, LogLine, RunEnded, ToldRun } from './questions.js'
import type { Hosts } from './read-document.js'
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
  const { document, hosts } = setup
  const { frames, here, past, pending, seconds } = debugged
  const last = past.events.at(-1)
  const end = last?.kind === 'run-ended' && frames.length <= 1 ? endOf(last, debugged) : undefined
  // Of a document that is not open only the step that runs it is known.
  const inner = frames.findLast((frame) => frame.step && hosts.has(frame.execution.document))
  return {
    document: document.name,
    stop,
    position: here?.position ?? 0,
    seconds,
    end,
    past: difference(past),
    stack: frames.flatMap(({ kind, step }) => (kind === 'request' || !step ? [] : [step.name ?? ''])),
    place: end || !inner?.step ? undefined : placeOf(inner.step, inner.execution.document, hosts),
    skips: skipsIn(debugged),
    skipsAhead: debugged.skipsAhead.map(({ name }) => name ?? ''),
    pending: pending && { request: pending.request, answer: pending.answer, source: pending.source },
    given: setup.parameters,
    places: placesIn(setup),
    ...beside,
  }
}

const endOf = ({ status, failure, outputs }: Omit<RunEnded, 'variables'>, debugged: Debugger): RunEnded => ({
  status,
  failure,
  outputs,
  variables: variablesOfRun(debugged),
})

function placeOf({ node }: Step, document: SsmDocument, hosts: Hosts): FilePlace | undefined {
  const host = hosts.get(document)
  return host && { file: host.file, ...host.toHost(node) }
}

const placesIn = ({ document, others, hosts }: ReadSetup): ToldRun['places'] =>
  Object.fromEntries([['', document] as const, ...others].map(([name, each]) => [name, stepPlaces(each, hosts)]))

const stepPlaces = (document: SsmDocument, hosts: Hosts): Readonly<Record<string, FilePlace>> =>
  Object.fromEntries(
    document.steps.flatMap((step) => {
      const place = placeOf(step, document, hosts)
      return step.name === undefined || !place ? [] : [[step.name, place]]
    }),
  )

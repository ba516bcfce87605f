import type { Json } from '../syntax/tree.js'
import { commandTimeline } from './command/command-timeline.js'
import { reportedNode } from './command/reported-node.js'
import type { RunEvent } from './event.js'
import { type Recorder, type Recording, recordingBy, replay } from './recording.js'
import type { Rehearsal } from './rehearse.js'
import { callOf, type Report, type ReportedCall, type ReportedStep, reportOf } from './report.js'
import { type Lane, newClock, type VirtualClock } from './virtual-clock.js'

/** Makes a report while a run goes on, so that nothing else of it has to be kept. */
export interface Reporting extends Recorder {
  reported(): Pick<Report, 'steps' | 'calls' | 'variables'>
}

/** Rows of a report in their order. A list within it is filled while those behind it are there already. */
type Rows<Row> = (Row | Rows<Row>)[]

/** A step that goes on. */
interface OpenStep {
  readonly name: string
  readonly reported: { -readonly [Key in keyof ReportedStep]: ReportedStep[Key] }
  /** Its calls, as soon as it has made one or something else may. */
  calls: Rows<ReportedCall> | undefined
  /** What happens on the nodes of a command. */
  readonly onNodes: Recording | undefined
}

/** What goes on at the same time is at a place of its own. */
interface Place {
  readonly steps: Rows<ReportedStep>
  readonly calls: Rows<ReportedCall>
  readonly open: OpenStep[]
  /** Before the names of steps of the run that is going on, and of those around it. */
  readonly prefixes: string[]
  ended: OpenStep | undefined
}

/** Reports the run that has the clock: steps in the order in which they began, calls in that of their steps, each lane in one piece. */
export function reportingBy(clock: Pick<VirtualClock, 'lane'>): Reporting {
  const variables = new Map<string, Json>()
  const whole: Place = { steps: [], calls: [], open: [], prefixes: [], ended: undefined }
  const places = new Map<Lane, Place>()
  let lane: Lane | undefined
  let place = whole

  return {
    event: (event) => happens(event, here()),
    exchange(exchange) {
      const { open, calls } = here()
      const step = open.at(-1)
      if (!step) return
      const call = callOf(step.reported.name, exchange)
      if (call) callsOf(step, calls).push(call)
      step.onNodes?.exchange(exchange)
    },
    reported: () => ({ steps: flat(whole.steps), calls: flat(whole.calls), variables: Object.fromEntries(variables) }),
  }

  function here(): Place {
    if (clock.lane !== lane) {
      lane = clock.lane
      place = placeOf(lane)
    }
    return place
  }

  function placeOf(of: Lane | undefined): Place {
    const known = of ? places.get(of) : whole
    if (known || !of) return known ?? whole
    const made = placeWithin(placeOf(of.parent))
    places.set(of, made)
    return made
  }

  function happens(event: RunEvent, { open, calls, steps, prefixes }: Place): void {
    switch (event.kind) {
      case 'run-started': {
        const caller = open.at(-1)
        prefixes.push(caller ? `${caller.reported.name}/` : '')
        break
      }
      case 'run-status':
      case 'step-inputs':
        break
      case 'run-ended':
        prefixes.pop()
        break
      case 'step-status':
        // A step that has waited, as for an approval, is in progress again.
        if (event.status === 'InProgress' && open.at(-1)?.reported.name !== (prefixes.at(-1) ?? '') + event.step) {
          const around = open.at(-1)
          if (around) callsOf(around, calls)
          const step = begun(event, prefixes.at(-1) ?? '', clock)
          open.push(step)
          steps.push(step.reported)
        }
        break
      case 'step-ended':
        place.ended = open.pop()
        if (place.ended) end(place.ended, event)
        break
      case 'next':
        if (place.ended?.name === event.step) leave(place.ended, event, prefixes.at(-1) ?? '')
        break
      case 'variable':
        if (prefixes.length === 1) variables.set(event.name, event.value)
        break
      default:
        open.at(-1)?.onNodes?.event(event)
    }
  }
}

/** The place of a lane, in which the step is open that goes on around it. */
function placeWithin({ steps, calls, open, prefixes }: Place): Place {
  const made: Place = { steps: [], calls: [], open: [], prefixes: prefixes.slice(-1), ended: undefined }
  const around = open.at(-1)
  if (around) {
    const callsHere: Rows<ReportedCall> = []
    callsOf(around, calls).push(callsHere)
    made.open.push({ ...around, calls: callsHere })
  }
  steps.push(made.steps)
  calls.push(made.calls)
  return made
}

/** The calls of a step, which stand where it began, before those of steps within it. */
function callsOf(step: OpenStep, calls: Rows<ReportedCall>): Rows<ReportedCall> {
  if (step.calls) return step.calls
  step.calls = []
  calls.push(step.calls)
  return step.calls
}

type Of<Kind> = Extract<RunEvent, { kind: Kind }>

function begun({ step, action, at }: Of<'step-status'>, prefix: string, clock: Pick<VirtualClock, 'lane'>): OpenStep {
  const reported = {
    name: prefix + step,
    action,
    status: 'InProgress',
    attempts: 1,
    startedAt: at,
    endedAt: at,
    outputs: {},
    next: null,
    reason: null,
  } as const
  return {
    name: step,
    reported,
    calls: undefined,
    onNodes: action === 'aws:runCommand' ? recordingBy(clock) : undefined,
  }
}

function end({ reported, onNodes }: OpenStep, { at, status, attempts, outputs }: Of<'step-ended'>): void {
  reported.endedAt = at
  reported.status = status
  reported.attempts = attempts
  reported.outputs = outputs
  const nodes = onNodes ? commandTimeline(onNodes.recorded()).map(reportedNode) : []
  if (nodes.length > 0) reported.nodes = nodes
}

function leave({ reported }: OpenStep, { to, reason }: Of<'next'>, prefix: string): void {
  reported.next = to === undefined ? null : prefix + to
  reported.reason = reason
}

function flat<Row extends object>(rows: Rows<Row>, into: Row[] = []): readonly Row[] {
  for (const each of rows)
    if (Array.isArray(each)) flat(each, into)
    else into.push(each)
  return into
}

/** The report of a rehearsal of which all was kept. */
export function reportOn(document: string | undefined, rehearsal: Rehearsal): Report {
  const clock = newClock()
  const reporting = reportingBy(clock)
  replay(rehearsal, clock, reporting)
  return reportOf(document, rehearsal, reporting.reported())
}

import type { Debugger, Stop } from '../../../server/debugger/debugger.js'
import { typedAnswer } from '../../../server/simulator/typed-answer.js'
import type { PythonScripts } from '../python/python-scripts.js'
import { breakpointFaults } from './breakpoints.js'
import { type DebuggedRun, debuggedRun } from './debugged-run.js'
import { editMocks } from './edit-mocks.js'
import { formOf, refusalsOf } from './parameter-form.js'
import { assignText, textAt } from './placed-value.js'
import { policyOf } from './policy-of.js'
import { tellingPasts } from './past-difference.js'
import type { Outcome, Questions, Setup } from './questions.js'
import { readSetup } from './read-setup.js'
import { scopesOf } from './shown-scopes.js'
import { waySkippingTo } from './skips.js'

/** Answers the questions of the page. */
export type Rehearser = {
  readonly [Name in keyof Questions]: (
    given: Parameters<Questions[Name]>[0],
  ) => ReturnType<Questions[Name]> | Promise<ReturnType<Questions[Name]>>
}

/** A rehearser with nothing to rehearse yet. `python` runs scripts. */
export function newRehearser(python?: PythonScripts): Rehearser {
  const difference = tellingPasts()
  let run: DebuggedRun | undefined
  /** Why the run stands where it does. */
  let stopped: Stop = { reason: 'entry' }
  let stops: Parameters<Questions['stops']>[0] = { breakpoints: [], exceptions: [] }
  /** A run does one thing at a time. */
  let moving = false

  async function started(setup: Setup, stopOnEntry: boolean): Promise<Outcome> {
    run = undefined
    const read = await readSetup(setup)
    if ('faults' in read) return { kind: 'faulty', faults: read.faults }
    const begun = await debuggedRun(read, setup, python, difference)
    begun.breakAt(stops.breakpoints, stops.exceptions)
    run = begun
    return at(begun, await begun.debugged.begin(stopOnEntry))
  }

  function at(begun: DebuggedRun, stop: Stop): Outcome {
    stopped = stop
    return { kind: 'run', run: begun.at(stop) }
  }

  async function moved(move: () => Promise<Outcome>): Promise<Outcome> {
    if (moving) return { kind: 'refused', message: 'the run goes on; pause it first' }
    moving = true
    try {
      return await move()
    } finally {
      moving = false
    }
  }

  const movedBy = (move: (debugged: Debugger) => Promise<Stop> | undefined): Promise<Outcome> =>
    moved(async () => {
      if (!run) return nothing
      const stop = await move(run.debugged)
      return stop ? at(run, stop) : noWay
    })

  /** Changes something of the run where it stands. */
  const changed = (change: (run: DebuggedRun) => string | undefined): Promise<Outcome> =>
    moved(async () => {
      if (!run) return nothing
      const message = change(run)
      return message === undefined ? at(run, stopped) : { kind: 'refused', message }
    })

  return {
    start: ({ setup, stopOnEntry }) => moved(() => started(setup, stopOnEntry)),
    go: ({ gait }) => movedBy((debugged) => debugged.go(gait)),
    back: () => movedBy((debugged) => debugged.stepBack()),
    reverse: () => movedBy((debugged) => debugged.reverseContinue()),
    restartAt: ({ event }) => movedBy((debugged) => wayBackTo(event, debugged)?.()),
    skipTo: (skip) => movedBy((debugged) => waySkippingTo(skip, debugged)?.()),
    pause() {
      run?.debugged.pause()
      return null
    },
    stops(given) {
      stops = given
      run?.breakAt(stops.breakpoints, stops.exceptions)
      return breakpointFaults(stops.breakpoints)
    },
    readAnswer: ({ text, request }) => typedAnswer(text, request),
    answer: ({ mock }) => changed((begun) => begun.answer(mock)),
    scopes: ({ depth, open }) => (run ? scopesOf(run.debugged, depth, open) : []),
    value: (placed) => (run && textAt(placed, run.debugged)) ?? null,
    assign: ({ text, ...placed }) => changed(({ debugged }) => assignText(text, placed, debugged)),
    form: ({ document }) => formOf(document),
    refusals: ({ document, parameters }) => refusalsOf(document, parameters),
    mock: editMocks,
    policy: ({ document, others }) => policyOf(document, others),
  }
}

function wayBackTo(event: number, debugged: Debugger): (() => Promise<Stop>) | undefined {
  const began = debugged.past.events[event]
  return began && debugged.wayBackToEvent(began)
}

const nothing = { kind: 'refused', message: 'nothing is rehearsed' } as const
const noWay = { kind: 'refused', message: 'there is no way there from where the run is' } as const

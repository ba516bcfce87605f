import { batch, computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals'
import type { Gait } from '../../../server/debugger/stepping.js'
import type { Mock } from '../../../server/simulator/recorded-mocks.js'
import { connect } from '../rehearsal/connect.js'
import { hearingPasts } from '../rehearsal/past-difference.js'
import type {
  Ask,
  BreakpointFault,
  FilePlace,
  Outcome,
  PlacedValue,
  Setup,
  Skip,
  TextFile,
} from '../rehearsal/questions.js'
import { newWorker } from '../trusted.js'
import type { Workspace } from '../workspace.js'
import { type Run, runOf } from './run-of.js'
import { isSame, openDocuments, setupOf } from './setup-of.js'
import { toldStops } from './told-stops.js'
import { walkedIn } from './walked-in.js'
import { type WrittenAnswers, writtenAnswers } from './written-answers.js'

/** How long the worker may take for an answer, in milliseconds. */
const patience = 60_000

/** What is shown of a question to the worker. */
export type Shown = ShownRun | Extract<Outcome, { kind: 'faulty' }>

interface ShownRun {
  readonly kind: 'run'
  readonly run: Run
  /** What it is a run of. */
  readonly setup: Setup | undefined
}

/** What leads somewhere. */
type Led = Exclude<Outcome, { kind: 'refused' }>

/** The rehearsal of the open document: what the panes beside the document show of it, and what they have it do. */
export interface Rehearsal extends Pick<WrittenAnswers, 'edit' | 'takeBack'> {
  readonly ask: Ask
  readonly outcome: Signal<Shown | undefined>
  /** Why there is no new outcome. */
  readonly failure: Signal<string | undefined>
  readonly isBusy: Signal<boolean>
  /** Whether it waits for Python, which takes seconds once. */
  readonly isLoadingPython: ReadonlySignal<boolean>
  /** The name of the document that is rehearsed when it is started. */
  readonly toRun: ReadonlySignal<string>
  /** Whether what was rehearsed is no longer what is open. */
  readonly isStale: ReadonlySignal<boolean>
  /** What is wrong with the terms of breakpoints. */
  readonly breakpointFaults: ReadonlySignal<readonly BreakpointFault[]>
  /** Begins anew, with all as it is now. */
  start(stopOnEntry: boolean): Promise<void>
  go(gait: Gait): Promise<void>
  back(): Promise<void>
  /** Back to what the run was stopped at last, else to the first step. */
  reverse(): Promise<void>
  /** Back to where an event began a step. */
  restartAt(event: number): Promise<void>
  /** On to a step without those in between. */
  skipTo(skip: Skip): Promise<void>
  pause(): void
  /** Ends the worker, whatever it does. */
  stop(): void
  /** Another answer for the request that the run is stopped at; says why not, where that cannot be. */
  answer(mock: Mock): Promise<string | undefined>
  /** Another value where the run stands, as it is typed; says why not, where that cannot be. */
  assign(value: PlacedValue & { readonly text: string }): Promise<string | undefined>
}

const rehearsals = new WeakMap<Workspace, Rehearsal>()

/** The rehearsal of a workspace, which goes on while other panes are shown. */
export function rehearsalOf(workspace: Workspace): Rehearsal {
  const known = rehearsals.get(workspace)
  if (known) return known
  const made = newRehearsal(workspace)
  rehearsals.set(workspace, made)
  return made
}

function newRehearsal(workspace: Workspace): Rehearsal {
  const isLoadingPython = signal(false)
  const { ask, stop } = connect(
    () => newWorker('rehearsal'),
    patience,
    (isLoading) => {
      isLoadingPython.value = isLoading
    },
  )
  const outcome = signal<Shown | undefined>(undefined)
  const pastOf = hearingPasts()
  const failure = signal<string | undefined>(undefined)
  const isBusy = signal(false)
  const rehearsed = signal<Setup | undefined>(undefined)
  const answers = writtenAnswers(workspace, ask, () => startAgain())
  forgetWhatIsGone(workspace, rehearsed, outcome, answers)
  const run = computed(() => (outcome.value?.kind === 'run' ? outcome.value.run : undefined))
  const shownFile = computed(() => workspace.document.value.name)
  effect(() => {
    workspace.trace.value = run.value && { steps: walkedIn(shownFile.value, run.value) }
  })
  const stops = toldStops(workspace, ask, () => rehearsed.peek() !== undefined)

  /** Shows what something leads to; gives why it leads nowhere. */
  async function shownAfter(to: Promise<Outcome>): Promise<string | undefined> {
    isBusy.value = true
    try {
      const found = await to
      if (found.kind === 'refused') return found.message
      show(found)
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    } finally {
      isBusy.value = false
    }
  }

  async function led(to: Promise<Outcome>): Promise<void> {
    failure.value = await shownAfter(to)
  }

  function show(found: Led): void {
    batch(() => {
      failure.value = undefined
      outcome.value = shownOf(found)
      goTo(run.value?.place)
    })
  }

  const shownOf = (found: Led): Shown =>
    found.kind === 'run'
      ? { kind: 'run', run: runOf(found.run, pastOf(found.run.past)), setup: rehearsed.peek() }
      : found

  /** Marks where the run stands, and shows the document there. From one that it ran it goes back to where it began when it is over. */
  function goTo(place: FilePlace | undefined): void {
    const before = workspace.runPlace.peek()
    workspace.runPlace.value = place
    const isShown = before?.file === shownFile.peek()
    const file = place?.file ?? (isShown ? rehearsed.peek()?.document.name : undefined)
    if (file !== undefined && file !== shownFile.peek()) workspace.showFile(file)
  }

  /** While a run stands still, the document that it began with, whichever it has come to; else the one that was chosen last, as long as it is open. */
  const toRun = computed(() => {
    const wanted = (run.value?.place && rehearsed.value?.document.name) ?? workspace.toRun.value
    return setupOf(workspace, wanted).document.name
  })

  const startAgain = (): Promise<void> => startWith(rehearsed.peek()?.document.name ?? toRun.peek(), false)

  function startWith(file: string, stopOnEntry: boolean): Promise<void> {
    const setup = untracked(() => setupOf(workspace, file))
    rehearsed.value = setup
    void stops.tell()
    return led(ask('start', { setup, stopOnEntry }))
  }

  return {
    ask,
    outcome,
    failure,
    breakpointFaults: stops.faults,
    isBusy,
    isLoadingPython,
    toRun,
    isStale: computed(() => {
      const setup = rehearsed.value
      return (
        outcome.value !== undefined && setup !== undefined && !isSame(setup, setupOf(workspace, setup.document.name))
      )
    }),
    start: (stopOnEntry) => startWith(toRun.peek(), stopOnEntry),
    go: (gait) => led(ask('go', { gait })),
    back: () => led(ask('back', {})),
    reverse: () => led(ask('reverse', {})),
    restartAt: (event) => led(ask('restartAt', { event })),
    skipTo: (skip) => led(ask('skipTo', skip)),
    pause: () => void ask('pause', {}),
    stop: () => stop('the rehearsal was stopped'),
    answer: (mock) => shownAfter(ask('answer', { mock })),
    assign: (value) => shownAfter(ask('assign', value)),
    edit: answers.edit,
    takeBack: answers.takeBack,
  }
}

/** What was rehearsed of a document that is open no more is of no interest. While a text is another one, no step stands where it did. */
function forgetWhatIsGone(
  workspace: Workspace,
  rehearsed: Signal<Setup | undefined>,
  outcome: Signal<Shown | undefined>,
  answers: WrittenAnswers,
): void {
  let hidden: { readonly place: FilePlace; readonly of: Shown | undefined } | undefined
  effect(() => {
    const now = openDocuments(workspace)
    const before = rehearsed.peek()
    if (!before) return
    const { name, text } = before.document
    if (!now.some((each) => each.name === name || each.text === text)) {
      outcome.value = undefined
      answers.forget()
    }
    const shown = outcome.peek()
    const place = workspace.runPlace.peek() ?? (hidden?.of === shown ? hidden?.place : undefined)
    if (!place) return
    const isThere = standsStill(place, shown, now)
    hidden = isThere ? undefined : { place, of: shown }
    workspace.runPlace.value = isThere ? place : undefined
  })
}

/** Whether the text of a place in a run is the one that was rehearsed. */
function standsStill({ file }: FilePlace, shown: Shown | undefined, now: readonly TextFile[]): boolean {
  if (shown?.kind !== 'run' || !shown.setup) return false
  const then = [shown.setup.document, ...shown.setup.others].find(({ name }) => name === file)
  return now.some(({ name, text }) => name === file && text === then?.text)
}

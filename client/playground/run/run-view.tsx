import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import type { Workspace } from '../workspace.js'
import { BreakpointList } from './breakpoint-list.js'
import { Busy } from './busy.js'
import { CommandView } from './command-view.js'
import { ExceptionChoice } from './exception-choice.js'
import { ExchangeDetail } from './exchange-detail.js'
import { useFocusKept } from './focus-kept.js'
import { FaultList } from './fault-list.js'
import { answersBefore } from './answers-before.js'
import { type Rehearsal, rehearsalOf } from './rehearsal.js'
import { type Row, rowsOf, rowToShow } from './rows.js'
import { RunSummary } from './run-summary.js'
import { RunToolbar } from './run-toolbar.js'
import { PendingDetail } from './pending-detail.js'
import { ScopesView } from './scopes-view.js'
import { StepDetail } from './step-detail.js'
import { fileStepOf, placeOfStep } from './step-place.js'
import { TimelineView } from './timeline-view.js'
import type { Run } from './run-of.js'

/** The rehearsal of the document. */
export function RunView({ workspace }: { readonly workspace: Workspace }) {
  const rehearsal = rehearsalOf(workspace)
  const outcome = rehearsal.outcome.value
  const run = outcome?.kind === 'run' ? outcome.run : undefined
  const takeBack = rehearsal.takeBack.value
  const place = useFocusKept<HTMLDivElement>(...rest)
  return (
    <div ref={place} class="run">
      <RunToolbar rehearsal={rehearsal} run={run} />
      <ExceptionChoice workspace={workspace} />
      <BreakpointList workspace={workspace} rehearsal={rehearsal} />
      {rehearsal.failure.value !== undefined && (
        <p class="failure" role="alert">
          {rehearsal.failure.value}
        </p>
      )}
      {takeBack && <TakeBack onTakeBack={() => void takeBack()} />}
      {rehearsal.isStale.value && !rehearsal.isBusy.value && (
        <p class="stale">Something has changed since: what follows is of the run before.</p>
      )}
      {rehearsal.isBusy.value && <Busy isLoadingPython={rehearsal.isLoadingPython.value} />}
      {!outcome && !rehearsal.isBusy.value && <Introduction />}
      {outcome?.kind === 'faulty' && <FaultList faults={outcome.faults} workspace={workspace} />}
      {run?.nodes && <CommandView run={run} nodes={run.nodes} rehearsal={rehearsal} workspace={workspace} />}
      {run && !run.nodes && <RunOf run={run} rehearsal={rehearsal} workspace={workspace} />}
    </div>
  )
}

/** Where the focus goes when what had it is gone: to what is shown of the run, else to its tools. */
const rest = ['.detail', '[role=tree]', 'button'] as const

const TakeBack = ({ onTakeBack }: { onTakeBack(): void }) => (
  <p class="written">
    <span role="status">The answer was written into Mocks.</span>{' '}
    <button type="button" class="link" title="Take it out of Mocks, and run again" onClick={onTakeBack}>
      Undo
    </button>
  </p>
)

const Introduction = () => (
  <p class="empty">
    Run rehearses the document here in the page. Calls of AWS are answered by your mocks and your account, or else
    invented; nothing is real, and hours of waiting take no time.
  </p>
)

interface Properties {
  readonly run: Run
  readonly rehearsal: Rehearsal
  readonly workspace: Workspace
}

function RunOf({ run, rehearsal, workspace }: Properties) {
  const shown = useSignal(run)
  shown.value = run
  const rows = useComputed(() => rowsOf(shown.value.steps))
  const chosen = useSignal(-1)
  const here = useComputed(() => rowToShow(rows.value, isAtFailure(shown.value)))
  useSignalEffect(() => {
    void shown.value
    chosen.value = here.value
  })
  const row = rows.value[chosen.value]
  const isHere = chosen.value === here.value || (row?.kind === 'step' && row.step.status === 'InProgress')
  const choose = (at: number) => {
    chosen.value = at
    workspace.runPlace.value = placeOf(rows.value[at], run)
    if (workspace.runPlace.value) workspace.showFile(workspace.runPlace.value.file)
  }
  const place = useFocusKept<HTMLDivElement>(...rest)
  return (
    <div ref={place} class="run-of">
      <RunSummary run={run} />
      <TimelineView rows={rows.value} chosen={chosen.value} onChoose={choose} />
      <div class="details">
        <Detail key={chosen.value} row={row} run={run} rehearsal={rehearsal} workspace={workspace} />
        {!run.end && isHere && <ScopesView run={run} rehearsal={rehearsal} />}
      </div>
    </div>
  )
}

/** Whether what has failed is of interest, rather than what goes on. */
const isAtFailure = ({ end, stop, pending }: Run): boolean =>
  end !== undefined || (stop.reason === 'exception' && !pending)

const placeOf = (row: Row | undefined, run: Run): Run['place'] => row && placeOfStep(row.step, run)

function Detail({ row, run, rehearsal, workspace }: Properties & { readonly row: Row | undefined }) {
  const { pending } = run
  if (pending && (!row || row.step.status === 'InProgress') && row?.kind !== 'exchange')
    return <PendingDetail key={run.position} pending={pending} rehearsal={rehearsal} />
  if (!row) return null
  if (row.kind === 'exchange')
    return (
      <ExchangeDetail
        exchange={row.exchange}
        isPending={false}
        ask={rehearsal.ask}
        onGive={(mock) => rehearsal.edit(answersBefore(row.exchange, run, mock))}
      />
    )
  const show = () => {
    const place = placeOf(row, run)
    if (place) workspace.revealIn(place)
  }
  const here = fileStepOf(row.step, run)
  return (
    <StepDetail
      step={row.step}
      breakpoint={
        here !== undefined && {
          isSet: workspace.breakpointAt(here) !== undefined,
          toggle: () => workspace.breakAt(here, workspace.breakpointAt(here) ? undefined : {}),
        }
      }
      onShow={show}
      onRestart={() => void rehearsal.restartAt(row.step.begunBy)}
    />
  )
}

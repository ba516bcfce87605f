import { clock } from '../../../server/simulator/clock.js'
import { eventText } from '../../../server/simulator/event-text.js'
import { thenText } from '../../../server/simulator/then-text.js'
import type { TimelineStep } from '../../../server/simulator/timeline.js'
import { Values } from './json-view.js'
import { RestartLink } from './restart-link.js'
import { isInvented } from './rows.js'
import { Status } from './status.js'

interface Properties {
  readonly step: TimelineStep
  /** Whether runs stop before the step; none where it is of another document. */
  readonly breakpoint: false | { readonly isSet: boolean; toggle(): void }
  onShow(): void
  /** Goes back to where the step began. */
  onRestart(): void
}

/** What a step was given, what came of it, and why the run went on where it did. */
export function StepDetail({ step, breakpoint, onShow, onRestart }: Properties) {
  const { path, action, status, startedAt, endedAt, attempts, failure } = step
  return (
    <section class="detail" tabIndex={-1} aria-label={`Step ${path}`}>
      <h2>
        <Status status={status} /> {path}
      </h2>
      <p class="faint">
        {action}, {clock(startedAt)} to {clock(endedAt)}
        {attempts > 1 && `, ${attempts} attempts`}{' '}
        <button type="button" class="link" onClick={onShow}>
          Show in document
        </button>{' '}
        <RestartLink onRestart={onRestart} />{' '}
        {breakpoint && (
          <label class="breakpoint">
            <input type="checkbox" checked={breakpoint.isSet} onChange={breakpoint.toggle} /> Stop here
          </label>
        )}
      </p>
      <Why step={step} />
      {failure !== undefined && <p class="failure">{failure}</p>}
      <Values title="Inputs" values={step.inputs} />
      <Values title="Outputs" values={step.outputs} mark={isInvented(step) ? 'from invented answers' : undefined} />
    </section>
  )
}

/** Choices, and where the run went then. */
function Why({ step }: { readonly step: TimelineStep }) {
  const decided = step.happened.flatMap((each) =>
    each.kind === 'event' && (each.event.kind === 'choice' || each.event.kind === 'note')
      ? (eventText(each.event) ?? [])
      : [],
  )
  const lines = [...decided, thenText(step) ?? []].flat()
  if (lines.length === 0) return null
  return (
    <ul class="why" aria-label="Why">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

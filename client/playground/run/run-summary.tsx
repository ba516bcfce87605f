import { exceptionKinds } from '../../../server/debugger/exception-kinds.js'
import { clock } from '../../../server/simulator/clock.js'
import type { LogLine } from '../rehearsal/questions.js'
import { Facts } from './facts.js'
import { Status } from './status.js'
import type { Run } from './run-of.js'

/** How the run ended, or where it stands. */
export function RunSummary({ run }: { readonly run: Run }) {
  const { end, seconds, stack, invented, messages } = run
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <section class="summary" aria-label="Result" aria-live="polite" tabIndex={0}>
      <p class="result">
        {end ? <Status status={end.status} /> : <Status status="InProgress" />}
        <span>
          {end ? 'after' : 'at'} {clock(seconds)}
        </span>
        {!end && stack.length > 0 && <span class="faint">in {stack.join(' › ')}</span>}
        {!end && <span class="faint">{reasonOf(run.stop)}</span>}
      </p>
      {end?.failure !== undefined && <p class="failure">{end.failure}</p>}
      {run.stop.reason === 'over' && run.stop.text !== undefined && <p class="failure">{run.stop.text}</p>}
      {!end && run.skipsAhead.length > 0 && <SkipsAhead steps={run.skipsAhead} />}
      {messages.map((message) => (
        <p class="failure" key={message}>
          {message}
        </p>
      ))}
      <Log lines={run.log} />
      {end && <Facts title="Outputs" values={end.outputs} />}
      {end && <Facts title="Variables at the end" values={end.variables} />}
      <Facts title="Invented parameters" values={invented} />
    </section>
  )
}

/** After a way back a run goes the same way again, which is not what one expects of a skip. */
const SkipsAhead = ({ steps }: { readonly steps: readonly string[] }) => (
  <p class="faint">
    From here the run skips to {steps.join(', then to ')} again. <i>Skip to</i> another step, or <i>Restart</i>, changes
    that.
  </p>
)

/** What log points said. */
function Log({ lines }: { readonly lines: readonly LogLine[] }) {
  if (lines.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <section class="log" aria-label="Log" tabIndex={0}>
      <h3>Log</h3>
      <ol>
        {lines.map(({ at, text }, line) => (
          <li key={line}>
            <span class="time">{clock(at)}</span> {text}
          </li>
        ))}
      </ol>
    </section>
  )
}

const reasonOf = ({ reason, exception }: Run['stop']): string =>
  reason === 'exception' ? exceptionKinds[exception ?? 'failed'].met : reasons[reason]

const reasons: Readonly<Record<Exclude<Run['stop']['reason'], 'exception'>, string>> = {
  entry: 'before the first step',
  step: '',
  breakpoint: 'at a breakpoint',
  pause: 'paused',
  goto: '',
  end: '',
  over: 'stopped: the run comes to no end',
}

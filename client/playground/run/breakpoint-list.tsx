import { useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'
import type { BreakpointTerms } from '../../../server/debugger/breakpoints.js'
import { kindOf } from '../editor/breakpoint-kind.js'
import { Button } from '../frame/button.js'
import type { StepBreakpoint } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'
import type { Rehearsal } from './rehearsal.js'

interface Properties {
  readonly workspace: Workspace
  readonly rehearsal: Rehearsal
}

/** The steps before which runs stop, in all documents, and under which terms. */
export function BreakpointList({ workspace, rehearsal }: Properties) {
  const listed = [...breakpointsHere(workspace), ...breakpointsElsewhere(workspace)]
  if (listed.length === 0) return null
  return (
    <section class="breakpoints" aria-label="Breakpoints">
      <ul>
        {listed.map((breakpoint) => (
          <BreakpointLine
            key={`${breakpoint.file} ${breakpoint.step}`}
            breakpoint={breakpoint}
            workspace={workspace}
            rehearsal={rehearsal}
          />
        ))}
      </ul>
    </section>
  )
}

/** In the document that is shown: those on steps that it has, in their order. */
function breakpointsHere({ document, steps, breakpoints }: Workspace): readonly StepBreakpoint[] {
  const here = breakpoints.value.filter(({ file }) => file === document.value.name)
  return steps.value.flatMap(({ name }) => here.find(({ step }) => step === name) ?? [])
}

/** In the documents beside it. */
const breakpointsElsewhere = ({ others, breakpoints }: Workspace): readonly StepBreakpoint[] =>
  others.value.flatMap(({ name }) => breakpoints.value.filter(({ file }) => file === name))

/** What may be written of a breakpoint: how it is called, and what it looks like. */
const fields: readonly { readonly of: keyof BreakpointTerms; readonly label: string; readonly hint: string }[] = [
  { of: 'condition', label: 'Condition', hint: 'always; or a condition: look.State == "stopped"' },
  { of: 'hitCondition', label: 'Hits', hint: 'hits: 3 or % 2' },
  { of: 'logMessage', label: 'Message', hint: 'stop; or a message instead: it is {look.State}' },
]

function BreakpointLine({ breakpoint, workspace, rehearsal }: Properties & { readonly breakpoint: StepBreakpoint }) {
  const { file, step } = breakpoint
  const isHere = file === workspace.document.value.name
  const name = isHere ? step : `${step} of ${file}`
  const fault = rehearsal.breakpointFaults.value.find((each) => each.file === file && each.step === step)
  return (
    <li>
      <span class={`dot ${kindOf(breakpoint)}`} aria-hidden="true" />
      <button type="button" class="link" title="Show in document" onClick={() => workspace.revealStep(breakpoint)}>
        {step} {!isHere && <span class="faint">{file}</span>}
      </button>
      {fields.map(({ of, label, hint }) => (
        <TermField
          key={of}
          label={`${label} at ${name}`}
          hint={hint}
          text={breakpoint[of] ?? ''}
          isFaulty={fault?.of === of}
          change={(text) => workspace.breakAt(breakpoint, { ...workspace.breakpointAt(breakpoint), [of]: text })}
        />
      ))}
      <Button
        icon="close"
        label={`Do not stop at ${name}`}
        isIconOnly
        onClick={() => workspace.breakAt(breakpoint, undefined)}
      />
      {fault && (
        <p class="fault" role="alert">
          {fault.fault}
        </p>
      )}
    </li>
  )
}

interface TermFieldProperties {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly isFaulty: boolean
  readonly change: (text: string) => void
}

/** Keeps what is being typed, whatever is drawn anew meanwhile. */
function TermField({ label, hint, text, isFaulty, change }: TermFieldProperties) {
  const typed = useSignal(text)
  // Before anything can be typed: an effect that waits for the drawing would take back the first letters.
  useLayoutEffect(() => {
    typed.value = text
  }, [text, typed])
  return (
    <input
      aria-label={label}
      placeholder={hint}
      title={hint}
      spellcheck={false}
      autocomplete="off"
      value={typed.value}
      aria-invalid={isFaulty}
      onInput={({ currentTarget }) => {
        typed.value = currentTarget.value
      }}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  )
}

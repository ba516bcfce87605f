import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { BreakpointTerms } from '../../../server/debugger/breakpoints.js'
import { kindOf } from '../editor/breakpoint-kind.js'
import { Button } from '../frame/button.js'
import type { NamedStep, Workspace } from '../workspace.js'
import type { Rehearsal } from './rehearsal.js'

interface Properties {
  readonly workspace: Workspace
  readonly rehearsal: Rehearsal
}

/** The steps before which runs stop, and under which terms. */
export function BreakpointList({ workspace, rehearsal }: Properties) {
  const breakpoints = workspace.breakpoints.value
  const shown = workspace.steps.value.filter(({ name }) => breakpoints.has(name))
  if (shown.length === 0) return null
  return (
    <section class="breakpoints" aria-label="Breakpoints">
      <ul>
        {shown.map((step) => (
          <BreakpointLine key={step.name} step={step} workspace={workspace} rehearsal={rehearsal} />
        ))}
      </ul>
    </section>
  )
}

/** What may be written of a breakpoint: how it is called, and what it looks like. */
const fields: readonly { readonly of: keyof BreakpointTerms; readonly label: string; readonly hint: string }[] = [
  { of: 'condition', label: 'Condition', hint: 'always; or a condition: look.State == "stopped"' },
  { of: 'hitCondition', label: 'Hits', hint: 'hits: 3 or % 2' },
  { of: 'logMessage', label: 'Message', hint: 'stop; or a message instead: it is {look.State}' },
]

function BreakpointLine({ step, workspace, rehearsal }: Properties & { readonly step: NamedStep }) {
  const { name } = step
  const terms = workspace.breakpoints.value.get(name) ?? {}
  const faults = rehearsal.breakpointFaults.value
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined
  return (
    <li>
      <span class={`dot ${kindOf(terms)}`} aria-hidden="true" />
      <button type="button" class="link" title="Show in document" onClick={() => workspace.reveal(step)}>
        {name}
      </button>
      {fields.map(({ of, label, hint }) => (
        <TermField
          key={of}
          label={`${label} at ${name}`}
          hint={hint}
          text={terms[of] ?? ''}
          isFaulty={fault?.of === of}
          change={(text) => workspace.breakAt(name, { ...workspace.breakpoints.value.get(name), [of]: text })}
        />
      ))}
      <Button
        icon="close"
        label={`Do not stop at ${name}`}
        isIconOnly
        onClick={() => workspace.breakAt(name, undefined)}
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
  useEffect(() => {
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

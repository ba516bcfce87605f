import { Button } from '../frame/button.js'
import type { NamedStep, Workspace } from '../workspace.js'
import type { Rehearsal } from './rehearsal.js'

interface Properties {
  readonly workspace: Workspace
  readonly rehearsal: Rehearsal
}

/** The steps before which runs stop, and under which conditions. */
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

function BreakpointLine({ step, workspace, rehearsal }: Properties & { readonly step: NamedStep }) {
  const { name } = step
  const condition = workspace.breakpoints.value.get(name) ?? ''
  const faults = rehearsal.conditionFaults.value
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined
  return (
    <li>
      <span class="dot" aria-hidden="true" />
      <button type="button" class="link" title="Show in document" onClick={() => workspace.reveal(step)}>
        {name}
      </button>
      <input
        aria-label={`Condition at ${name}`}
        placeholder="always; or a condition: look.State == &quot;stopped&quot;"
        spellcheck={false}
        autocomplete="off"
        value={condition}
        aria-invalid={fault !== undefined}
        onChange={({ currentTarget }) => workspace.breakAt(name, currentTarget.value)}
      />
      <Button
        icon="close"
        label={`Do not stop at ${name}`}
        isIconOnly
        onClick={() => workspace.breakAt(name, undefined)}
      />
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </li>
  )
}

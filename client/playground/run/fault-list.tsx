import { Icon } from '../frame/icon.js'
import type { PlacedFault } from '../rehearsal/questions.js'
import type { Pane, Workspace } from '../workspace.js'

const panes: Readonly<Record<PlacedFault['file'], Pane>> = {
  document: 'Document',
  other: 'Document',
  account: 'Account',
  mocks: 'Mocks',
}

/** Why nothing can be rehearsed; each entry leads to its place. */
export const FaultList = ({
  faults,
  workspace,
}: {
  readonly faults: readonly PlacedFault[]
  readonly workspace: Workspace
}) => (
  <section class="faults" aria-label="What is wrong">
    <h2>This cannot be rehearsed yet</h2>
    <ul>
      {faults.map((fault) => (
        <li key={`${fault.file} ${fault.start} ${fault.message}`}>
          <button type="button" class="link" onClick={() => goTo(fault, workspace)}>
            <Icon name="error" />
            <span>
              {fault.file === 'other' ? fault.name : panes[fault.file]}: {fault.message}
            </span>
          </button>
        </li>
      ))}
    </ul>
  </section>
)

function goTo(fault: PlacedFault, workspace: Workspace): void {
  if (fault.file === 'other' && fault.name !== undefined) workspace.showFile(fault.name)
  if (fault.file === 'document' || fault.file === 'other') workspace.reveal(fault)
  else workspace.pane.value = panes[fault.file]
}

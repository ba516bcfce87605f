import { Icon } from '../frame/icon.js'
import type { PlacedFault } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'

const panes = { document: 'Document', account: 'Account', mocks: 'Mocks' } as const

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
  const { file, name = '', start, end } = fault
  if (file === 'document' || file === 'other') workspace.revealIn({ file: name, start, end })
  else workspace.pane.value = panes[file]
}

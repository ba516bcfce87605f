import { useSignal } from '@preact/signals'
import { AccountEditor } from './run/account-editor.js'
import { MocksEditor } from './run/mocks-editor.js'
import { ParametersForm } from './run/parameters-form.js'
import { PolicyView } from './run/policy-view.js'
import { RunView } from './run/run-view.js'
import type { Workspace } from './workspace.js'

const tabs = {
  Run: RunView,
  Account: AccountEditor,
  Mocks: MocksEditor,
  Parameters: ParametersForm,
  Policy: PolicyView,
} as const

/** The whole page. */
export function Page({ workspace }: { readonly workspace: Workspace }) {
  const chosen = useSignal<keyof typeof tabs>('Run')
  const Chosen = tabs[chosen.value]
  return (
    <main>
      <div role="tablist">
        {(Object.keys(tabs) as (keyof typeof tabs)[]).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === chosen.value}
            onClick={() => {
              chosen.value = name
            }}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel">
        <Chosen workspace={workspace} />
      </div>
    </main>
  )
}

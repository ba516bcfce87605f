import { useSignal, useSignalEffect } from '@preact/signals'
import type { Statement } from '../../../server/iam/policy.js'
import type { Reason } from '../../../server/iam/need.js'
import type { Policy } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'
import { JsonView } from './json-view.js'
import { rehearsalOf } from './rehearsal.js'
import { afterAWhile } from './after-a-while.js'

/** The least policy that a run of the document needs, and why. */
export function PolicyView({ workspace }: { readonly workspace: Workspace }) {
  const { ask } = rehearsalOf(workspace)
  const policy = useSignal<Policy | undefined>(undefined)
  useSignalEffect(() => {
    const [document, ...others] = [workspace.document.value, ...workspace.others.value].map(({ name, text }) => ({
      name,
      text,
    }))
    return afterAWhile(async () => {
      if (document) policy.value = await ask('policy', { document, others })
    })
  })
  const found = policy.value
  if (!found) return <p class="empty">Looking at what the steps call…</p>
  if (found.kind === 'none') return <p class="empty">{found.message}</p>
  const text = JSON.stringify(found.document, null, 2)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    workspace.notice.value = { text: 'The policy is copied.' }
  }
  return (
    <div class="policy">
      <section class="values">
        <h2>
          The least policy for a run
          <button type="button" class="button" onClick={() => void copy()}>
            Copy
          </button>
        </h2>
        {found.warning !== undefined && <p class="failure">{found.warning}</p>}
        <JsonView label="Policy" value={text} />
      </section>
      <section class="values">
        <h2>Why</h2>
        <Reasons statements={found.statements} />
      </section>
      {found.unknown.length > 0 && (
        <section class="values">
          <h2>Not known</h2>
          <ul class="why">
            {found.unknown.map((reason) => (
              <li key={textOf(reason)}>{textOf(reason)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const Reasons = ({ statements }: { readonly statements: readonly Statement[] }) => (
  <dl class="reasons">
    {statements
      .flatMap(({ actions }) => actions)
      .map(({ name, reasons }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          {reasons.map((reason) => (
            <dd key={textOf(reason)}>{textOf(reason)}</dd>
          ))}
        </div>
      ))}
  </dl>
)

const textOf = ({ step, text }: Reason): string => (step === undefined ? text : `${step}: ${text}`)

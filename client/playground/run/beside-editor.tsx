import { useSignal, useSignalEffect } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { TextEditor } from '../editor/text-editor.js'
import { Icon } from '../frame/icon.js'
import type { PlacedFault } from '../rehearsal/questions.js'
import type { Workspace } from '../workspace.js'
import { afterAWhile } from './after-a-while.js'
import { rehearsalOf } from './rehearsal.js'

interface Properties {
  readonly workspace: Workspace
  readonly file: 'account' | 'mocks'
  readonly label: string
  /** Texts to begin with, by what they show. */
  readonly templates: Readonly<Record<string, string>>
  readonly children: ComponentChildren
}

/** The editor of a file beside the document, with what is wrong with it. */
export function BesideEditor({ workspace, file, label, templates, children }: Properties) {
  const text = workspace[file]
  const faults = useSignal<readonly PlacedFault[]>([])
  const { ask } = rehearsalOf(workspace)
  useSignalEffect(() => {
    const { name, text } = workspace.document.value
    const given = { document: { name, text }, account: workspace.account.value, mocks: workspace.mocks.value }
    return afterAWhile(async () => {
      const found = await ask('faults', given)
      faults.value = found.filter((fault) => fault.file === file)
    })
  })
  return (
    <div class="beside">
      <div class="beside-head">
        <p class="text">{children}</p>
        {text.value.trim() === '' && (
          <p class="actions">
            {Object.entries(templates).map(([name, template]) => (
              <button
                key={name}
                type="button"
                class="button"
                onClick={() => {
                  text.value = template
                }}
              >
                {name}
              </button>
            ))}
          </p>
        )}
      </div>
      <TextEditor label={label} text={text} faults={faults} />
      {faults.value.length > 0 && (
        <ul class="faults" aria-label={`What is wrong with ${label}`}>
          {faults.value.map((fault) => (
            <li key={`${fault.start} ${fault.message}`}>
              <Icon name="error" /> {fault.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

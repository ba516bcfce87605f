import { useRef } from 'preact/hooks'
import { accepted, addFiles } from '../files/open-file.js'
import type { Workspace } from '../workspace.js'
import { Button } from './button.js'

/** The documents that are open: one is shown and rehearsed, and may run the others. */
export function FileTabs({ workspace }: { readonly workspace: Workspace }) {
  const file = useRef<HTMLInputElement>(null)
  const shown = workspace.document.value
  const others = workspace.others.value
  const all = [shown, ...others].sort((one, other) => one.name.localeCompare(other.name))
  return (
    <nav class="files" aria-label="Files">
      {others.length > 0 &&
        all.map((each) => (
          <span key={each.name} class={each === shown ? 'file shown' : 'file'}>
            <button type="button" aria-current={each === shown} onClick={() => each !== shown && workspace.show(each)}>
              {each.name}
            </button>
            {each !== shown && (
              <Button
                icon="close"
                label={`Remove ${each.name}`}
                isIconOnly
                onClick={() => {
                  workspace.others.value = others.filter((other) => other !== each)
                }}
              />
            )}
          </span>
        ))}
      <button
        type="button"
        class="link add"
        title="Open documents that this one runs; they stay on this machine"
        onClick={() => file.current?.click()}
      >
        + Add a document that it runs
      </button>
      <input
        ref={file}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label="Files to add"
        onChange={({ currentTarget }) => {
          void addFiles(workspace, [...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </nav>
  )
}

import { useRef } from 'preact/hooks'
import { acceptedBeside, addFiles } from '../files/open-file.js'
import type { Workspace } from '../workspace.js'
import { Button } from './button.js'

/** The files that are open: a document is shown and rehearsed, and may run other documents and scripts that are attached to it. */
export function FileTabs({ workspace }: { readonly workspace: Workspace }) {
  const file = useRef<HTMLInputElement>(null)
  const tabs = tabsOf(workspace)
  return (
    <nav class="files" aria-label="Files">
      {tabs.length > 1 && tabs.map((tab) => <TabOf key={tab.name} tab={tab} />)}
      <button
        type="button"
        class="link add"
        title="Open documents that this one runs, or scripts that are attached to it; they stay on this machine"
        onClick={() => file.current?.click()}
      >
        + Add a file that it runs
      </button>
      <input
        ref={file}
        type="file"
        multiple
        hidden
        accept={acceptedBeside}
        aria-label="Files to add"
        onChange={({ currentTarget }) => {
          void addFiles(workspace, [...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </nav>
  )
}

interface Tab {
  readonly name: string
  readonly isShown: boolean
  show(): void
  /** The document itself stays. */
  remove: (() => void) | undefined
}

function tabsOf({ document, others, attachments, shownAttachment, choose }: Workspace): readonly Tab[] {
  const shown = document.value
  const documents = [shown, ...others.value].map((each) => ({
    name: each.name,
    isShown: each === shown && shownAttachment.value === undefined,
    show: () => choose(each),
    remove: each === shown ? undefined : () => without(others, each),
  }))
  const attached = attachments.value.map((each) => ({
    name: each.name,
    isShown: each.name === shownAttachment.value,
    show() {
      shownAttachment.value = each.name
    },
    remove: () => without(attachments, each),
  }))
  return [...documents, ...attached].sort((one, other) => one.name.localeCompare(other.name))
}

function without<File>(list: { value: readonly File[] }, file: File): void {
  list.value = list.value.filter((each) => each !== file)
}

const TabOf = ({ tab: { name, isShown, show, remove } }: { readonly tab: Tab }) => (
  <span class={isShown ? 'file shown' : 'file'}>
    <button type="button" aria-current={isShown} onClick={show}>
      {name}
    </button>
    {remove && !isShown && <Button icon="close" label={`Remove ${name}`} isIconOnly onClick={remove} />}
  </span>
)

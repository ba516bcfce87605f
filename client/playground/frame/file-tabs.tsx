import type { Signal } from '@preact/signals'
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

function tabsOf(workspace: Workspace): readonly Tab[] {
  const { document, others, attachments, shownAttachment, choose } = workspace
  const shown = document.value
  const documents = [shown, ...others.value].map((each) => ({
    name: each.name,
    isShown: each === shown && shownAttachment.value === undefined,
    show: () => choose(each),
    remove: each === shown ? undefined : () => remove(workspace, others, each),
  }))
  const attached = attachments.value.map((each) => ({
    name: each.name,
    isShown: each.name === shownAttachment.value,
    show() {
      shownAttachment.value = each.name
    },
    remove: () => remove(workspace, attachments, each),
  }))
  return [...documents, ...attached].sort((one, other) => one.name.localeCompare(other.name))
}

/** Takes a file away, with a message that offers to take that back, unless another of its name is open by then. */
function remove<File extends { readonly name: string }>(
  workspace: Workspace,
  list: Signal<readonly File[]>,
  file: File,
): void {
  const { document, notice } = workspace
  const { name } = file
  list.value = list.peek().filter((each) => each !== file)
  const undo = () => {
    if (![document.peek(), ...list.peek()].some((each) => each.name === name)) list.value = [...list.peek(), file]
  }
  notice.value = { text: `Removed ${name}.`, undo }
}

const TabOf = ({ tab: { name, isShown, show, remove } }: { readonly tab: Tab }) => (
  <span class={isShown ? 'file shown' : 'file'}>
    <button type="button" aria-current={isShown} onClick={show}>
      {name}
    </button>
    {remove && !isShown && <Button icon="close" label={`Remove ${name}`} isIconOnly onClick={remove} />}
  </span>
)

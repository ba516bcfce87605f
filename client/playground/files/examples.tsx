import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../frame/button.js'
import { documentNamed } from '../share/link.js'
import { openInstead } from '../share/state.js'
import type { Workspace } from '../workspace.js'

/** One of the examples that are part of the page: see `server/tooling/build-playground.ts`. */
interface Example {
  readonly file: string
  readonly kind: string
  readonly description: string
}

interface Properties {
  readonly workspace: Workspace
  onClose(): void
}

/** Documents to look at and to begin with. */
export function Examples({ workspace, onClose }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null)
  const examples = useSignal<readonly Example[]>([])
  useEffect(() => {
    dialog.current?.showModal()
    void fetched('index.json').then((text) => {
      examples.value = text === undefined ? [] : JSON.parse(text)
    })
  }, [])
  const fetched = async (file: string): Promise<string | undefined> => {
    const response = await fetch(`examples/${file}`).catch(() => undefined)
    if (response?.ok) return response.text()
    workspace.notice.value = { text: 'The examples cannot be had without a network now.' }
    return undefined
  }
  const open = async (file: string) => {
    const text = await fetched(file)
    if (text === undefined) return
    const shared = { document: documentNamed(file, text), account: '', mocks: '', parameters: new Map() }
    openInstead(workspace, shared, `Opened ${file}.`)
    dialog.current?.close()
  }
  return (
    <dialog class="dialog" aria-labelledby="examples-title" ref={dialog} onClose={onClose}>
      <header>
        <h2 id="examples-title">Examples</h2>
        <Button icon="close" label="Close" isIconOnly onClick={() => dialog.current?.close()} />
      </header>
      <ul class="examples">
        {examples.value.map(({ file, kind, description }) => (
          <li key={file}>
            <button type="button" onClick={() => void open(file)}>
              <strong>{file}</strong> <span class="chip">{kind}</span>
              <span class="description">{description}</span>
            </button>
          </li>
        ))}
      </ul>
    </dialog>
  )
}

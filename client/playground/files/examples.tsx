import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../frame/button.js'
import { sharedFrom } from '../share/link.js'
import { openInstead } from '../share/state.js'
import type { Workspace } from '../workspace.js'

/** One of the examples that are part of the page: see `server/tooling/build-playground.ts`. */
interface Example {
  readonly file: string
  readonly kind: string
  readonly description: string
  /** What it can be rehearsed with: an account, mocks and so on. */
  readonly cases: readonly ExampleCase[]
}

interface ExampleCase {
  readonly name: string
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
  const open = async (file: string, given: ExampleCase | undefined) => {
    const text = await fetched(file)
    const shared = text === undefined ? undefined : sharedFrom({ ...given, document: { name: file, text } })
    if (!shared) return
    openInstead(
      workspace,
      shared,
      `Opened ${file}.${given ? ` Run ${given.name}: account, mocks and parameters are set.` : ''}`,
    )
    workspace.example.value = shared
    dialog.current?.close()
  }
  return (
    <dialog class="dialog" aria-labelledby="examples-title" ref={dialog} onClose={onClose}>
      <header>
        <h2 id="examples-title">Examples</h2>
        <Button icon="close" label="Close" isIconOnly onClick={() => dialog.current?.close()} />
      </header>
      <ul class="examples">
        {examples.value.map(({ file, kind, description, cases }) => (
          <li key={file}>
            <button type="button" onClick={() => void open(file, cases[0])}>
              <strong>{file}</strong> <span class="chip">{kind}</span>
              <span class="description">{description}</span>
            </button>
            {cases.length > 1 && <Cases file={file} cases={cases} onOpen={(given) => void open(file, given)} />}
          </li>
        ))}
      </ul>
    </dialog>
  )
}

interface CasesProperties {
  readonly file: string
  readonly cases: readonly ExampleCase[]
  onOpen(given: ExampleCase): void
}

/** What an example is tried with: each opens it with an account and mocks that lead there. */
const Cases = ({ file, cases, onOpen }: CasesProperties) => (
  <details class="cases">
    <summary aria-label={`${cases.length} cases of ${file}`}>{cases.length} cases</summary>
    <ul>
      {cases.map((given) => (
        <li key={given.name}>
          <button type="button" class="link" onClick={() => onOpen(given)}>
            {given.name}
          </button>
        </li>
      ))}
    </ul>
  </details>
)

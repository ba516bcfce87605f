import { effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { isArchive } from '../../../server/simulator/scripts/attachable.js'
import type { AttachedFile, Workspace } from '../workspace.js'
import { createEditor } from './create-editor.js'
import { editor } from './monaco.js'

interface Properties {
  readonly workspace: Workspace
  readonly file: AttachedFile
}

/** The editor of a script that is attached to the document. */
export function AttachmentEditor({ workspace, file }: Properties) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!place.current || isArchive(file.name)) return undefined
    const model = editor.createModel(file.text, 'python')
    const shown = createEditor(place.current, { model, ariaLabel: file.name, tabSize: 4 })
    const { attachments } = workspace
    // Not what the model holds: of lines that end in several ways the editor makes one, which is nobody's change.
    let { text } = file
    model.onDidChangeContent(() => {
      text = model.getValue()
      attachments.value = attachments.peek().map((each) => (each.name === file.name ? { ...each, text } : each))
    })
    const stop = effect(() => {
      const other = attachments.value.find(({ name }) => name === file.name)
      if (other && other.text !== text) model.setValue(other.text)
    })
    return () => {
      stop()
      shown.dispose()
      model.dispose()
    }
  }, [workspace, file.name])
  return (
    <section class="editor" aria-label="Attached file" ref={place}>
      {isArchive(file.name) && <p class="empty">What is in an archive is not shown. Scripts find its modules.</p>}
    </section>
  )
}

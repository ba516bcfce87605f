import { useEffect, useRef } from 'preact/hooks'
import { isArchive } from '../files/archive.js'
import type { AttachedFile, Workspace } from '../workspace.js'
import { editor } from './monaco.js'
import { editorOptions } from './set-up.js'

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
    const shown = editor.create(place.current, { ...editorOptions, model, ariaLabel: file.name, tabSize: 4 })
    model.onDidChangeContent(() => {
      const text = model.getValue()
      const { attachments } = workspace
      attachments.value = attachments.peek().map((each) => (each.name === file.name ? { ...each, text } : each))
    })
    return () => {
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

import { isArchive } from '../../../server/simulator/scripts/attachable.js'
import { bytesOf } from '../base64.js'
import type { Workspace } from '../workspace.js'

/** How long a browser may take to read what it saves, in milliseconds. */
const patience = 30_000

/** Hands what is shown, the document or what is attached to it, to the browser as a file to save. */
export function saveShown({ document: shown, attachments, shownAttachment }: Workspace): void {
  const attached = attachments.value.find(({ name }) => name === shownAttachment.value)
  const { name, text } = attached ?? shown.value
  const isBytes = attached !== undefined && isArchive(name)
  const type = isBytes ? 'application/zip' : 'text/plain;charset=utf-8'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([isBytes ? bytesOf(text) : text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), patience)
}

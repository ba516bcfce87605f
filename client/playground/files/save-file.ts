import type { OpenDocument } from '../workspace.js'

/** How long a browser may take to read what it saves, in milliseconds. */
const patience = 30_000

/** Hands the document to the browser as a file to save. */
export function saveFile({ name, text }: OpenDocument): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), patience)
}

import type { OpenDocument } from '../workspace.js'

/** Hands the document to the browser as a file to save. */
export function saveFile({ name, text }: OpenDocument): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

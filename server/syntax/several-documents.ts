import type { SyntaxFault } from './tree.js'

/** The fault of a text in which a second document begins, somewhere behind a place. */
export function severalDocuments(after: number, text: string): SyntaxFault {
  const at = text.indexOf('\n---', after)
  const start = at < 0 ? after : at + 1
  return {
    code: 'several-documents',
    start,
    end: start + 3,
    message: 'a second YAML document begins here; a file holds one',
  }
}

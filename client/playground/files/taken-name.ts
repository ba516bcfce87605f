import type { Workspace } from '../workspace.js'

/** Whether a file beside the document has a name that the document would get; that is told then. */
export function isTaken({ others, notice }: Workspace, name: string): boolean {
  if (others.peek().every((other) => other.name !== name)) return false
  notice.value = { text: `a file beside the document is named ${name}; the document needs another name` }
  return true
}

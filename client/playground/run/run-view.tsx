import type { Workspace } from '../workspace.js'

/** The rehearsal of the document. */
export function RunView({ workspace }: { readonly workspace: Workspace }) {
  return <p>{workspace.document.value.name}</p>
}

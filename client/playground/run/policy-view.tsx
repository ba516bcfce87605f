import type { Workspace } from '../workspace.js'

/** The least policy that a run of the document needs. */
export function PolicyView({ workspace }: { readonly workspace: Workspace }) {
  return <p>{workspace.document.value.name}</p>
}

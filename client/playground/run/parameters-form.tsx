import type { Workspace } from '../workspace.js'

/** A form for the parameters that a run starts with. */
export function ParametersForm({ workspace }: { readonly workspace: Workspace }) {
  return <p>{workspace.parameters.value.size} parameters are given</p>
}

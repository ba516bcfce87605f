import { TextEditor } from '../editor/text-editor.js'
import type { Workspace } from '../workspace.js'

/** The account that a run uses, as text. */
export function AccountEditor({ workspace }: { readonly workspace: Workspace }) {
  return <TextEditor label="Account" text={workspace.account} />
}

import { TextEditor } from '../editor/text-editor.js'
import type { Workspace } from '../workspace.js'

/** The mocks that a run uses, as text. */
export function MocksEditor({ workspace }: { readonly workspace: Workspace }) {
  return <TextEditor label="Mocks" text={workspace.mocks} />
}

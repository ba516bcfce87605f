import type { Json } from '../../../server/syntax/tree.js'
import type { Setup } from '../rehearsal/questions.js'
import type { OpenDocument, Workspace } from '../workspace.js'

/** The documents that are open, the one that is shown among them, in the order of their names: that does not change with what is shown. */
export const openDocuments = ({ document, others }: Workspace): readonly OpenDocument[] =>
  [document.value, ...others.value].sort((one, other) => (one.name < other.name ? -1 : 1))

/** All that the rehearsal of a document depends on; of the one that is shown, where none of that name is open any more. */
export function setupOf(workspace: Workspace, file: string): Setup {
  const { attachments, account, mocks, parameters, platforms } = workspace
  const open = openDocuments(workspace)
  const document = open.find(({ name }) => name === file) ?? workspace.document.value
  return {
    document: textOf(document),
    others: open.filter((each) => each !== document).map(textOf),
    attachments: attachments.value,
    account: account.value,
    mocks: mocks.value,
    parameters: Object.fromEntries(parameters.value) as Readonly<Record<string, Json>>,
    platforms: platforms.value,
    seed: 1,
    python: true,
  }
}

const textOf = ({ name, text }: OpenDocument) => ({ name, text })

export const isSame = (one: Setup, other: Setup): boolean => JSON.stringify(one) === JSON.stringify(other)

import { batch } from '@preact/signals'
import type { Workspace } from '../workspace.js'
import type { Shared } from './link.js'

/** Everything of a workspace that a link holds. */
export const sharedOf = ({
  document,
  others,
  attachments,
  account,
  mocks,
  parameters,
  platforms,
}: Workspace): Shared => ({
  document: document.value,
  others: others.value,
  attachments: attachments.value,
  account: account.value,
  mocks: mocks.value,
  parameters: parameters.value,
  platforms: platforms.value,
})

/** Opens something in the place of what is open; what was run belongs to that. */
export function openShared(
  workspace: Workspace,
  { document, others, attachments, account, mocks, parameters, platforms }: Shared,
): void {
  batch(() => {
    workspace.document.value = document
    workspace.others.value = others
    workspace.toRun.value = document.name
    workspace.attachments.value = attachments
    workspace.shownAttachment.value = undefined
    workspace.account.value = account
    workspace.mocks.value = mocks
    workspace.parameters.value = parameters
    workspace.platforms.value = platforms
    workspace.breakpoints.value = []
    workspace.trace.value = undefined
    workspace.runPlace.value = undefined
  })
}

/** The same, with a message that offers to take it back. */
export function openInstead(workspace: Workspace, shared: Shared, text: string): void {
  const before = sharedOf(workspace)
  openShared(workspace, shared)
  workspace.notice.value = { text, undo: () => openShared(workspace, before) }
}

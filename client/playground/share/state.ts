import { batch } from '@preact/signals'
import type { StepBreakpoint } from '../rehearsal/questions.js'
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

/** The same as JSON has it. */
export const plainOf = ({ parameters, ...texts }: Shared): unknown => ({
  ...texts,
  parameters: Object.fromEntries(parameters),
})

/** Opens something in the place of what is open, with the breakpoints that belong to it; what was run belongs to what was open. */
export function openShared(
  workspace: Workspace,
  { document, others, attachments, account, mocks, parameters, platforms }: Shared,
  breakpoints: readonly StepBreakpoint[] = [],
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
    workspace.breakpoints.value = breakpoints
    workspace.trace.value = undefined
    workspace.runPlace.value = undefined
  })
}

/** The same, with a message that offers to take it back. Documents that stay open keep their breakpoints. */
export function openInstead(workspace: Workspace, shared: Shared, text: string): void {
  const undo = undoOf(workspace)
  const stay = shared.others.filter((other) => workspace.others.peek().includes(other))
  const kept = workspace.breakpoints.peek().filter(({ file }) => stay.some(({ name }) => name === file))
  openShared(workspace, shared, kept)
  workspace.notice.value = { text, undo }
}

/** Opens again all that is open now, with its breakpoints. */
export function undoOf(workspace: Workspace): () => void {
  const before = sharedOf(workspace)
  const breakpoints = workspace.breakpoints.peek()
  const toRun = workspace.toRun.peek()
  return () =>
    batch(() => {
      openShared(workspace, before, breakpoints)
      workspace.toRun.value = toRun
    })
}

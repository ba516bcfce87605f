import type { Workspace } from '../workspace.js'
import { linkOf, longestLink } from './link.js'
import { sharedOf } from './state.js'

/** Makes a link that holds everything that is open, shows it in the address and copies it. */
export async function share(workspace: Workspace): Promise<void> {
  const shared = sharedOf(workspace)
  const link = await linkOf(shared)
  if (link === undefined) {
    workspace.notice.value = { text: `this is too much for a link of ${longestLink} characters; save it as a file` }
    return
  }
  history.replaceState(null, '', location.pathname + location.search + link)
  workspace.link.value = { hash: link, holds: shared }
  workspace.notice.value = { text: await copied(location.href) }
}

async function copied(text: string): Promise<string> {
  const whatItHolds = 'it holds the document, the account and the mocks, and is sent nowhere'
  try {
    await navigator.clipboard.writeText(text)
    return `The link is copied: ${whatItHolds}.`
  } catch {
    return `The link is in the address bar: ${whatItHolds}.`
  }
}

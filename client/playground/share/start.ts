import type { Workspace } from '../workspace.js'
import { keepDraft, readDraft } from './draft.js'
import { documentNamed, readLink, type Shared, sharedDocument, sharedFrom } from './link.js'
import { openShared, plainOf, sharedOf } from './state.js'

/** What the page begins with. */
export interface Beginning {
  /** The file that `ssmith playground` was given, where it was given one; a draft stands for what is typed in its place. */
  readonly from: string
  readonly shared: Shared
  /** Whether a link held it: no draft takes its place. */
  readonly isLinked?: true
  readonly message?: string
}

/** Opens what the page begins with, or what was typed since. */
export function openBeginning(workspace: Workspace, { from, shared, isLinked, message }: Beginning): void {
  const draft = isLinked ? undefined : readDraft()
  if (draft?.from === from) openShared(workspace, draft.shared, draft.breakpoints)
  else openShared(workspace, shared)
  if (from === '' && !isLinked) workspace.example.value = shared
  workspace.link.value = { hash: location.hash, holds: isLinked ? shared : undefined }
  if (message !== undefined) workspace.notice.value = { text: message }
  keepDraft(workspace, from, () => dropOtherLink(workspace))
  addEventListener('hashchange', ({ newURL }) => void openLink(workspace, new URL(newURL)))
}

/** Whether `ssmith playground` serves the page, with a file of its own perhaps. */
export const isLocal = ({ search }: Location): boolean => search === '?local'

/** Finds what the address names: a link, the file that `ssmith playground` was given, or else an example. */
export async function findBeginning(): Promise<Beginning> {
  const { hash } = location
  const given = isLocal(location) ? await givenBeginning() : undefined
  if (hash.length <= 1) return given ?? exampleBeginning()
  const read = await readLink(hash)
  if (read.ok) return { from: given?.from ?? '', shared: read.shared, isLinked: true }
  return { ...(given ?? (await exampleBeginning())), message: read.message }
}

async function givenBeginning(): Promise<Beginning | undefined> {
  const text = await (await fetch('file.json')).text()
  const shared = sharedFrom(JSON.parse(text))
  return shared && { from: text, shared }
}

async function exampleBeginning(): Promise<Beginning> {
  const response = await fetch('examples/first.json').catch(() => undefined)
  const shared = response?.ok ? sharedFrom(await response.json()) : undefined
  return { from: '', shared: shared ?? sharedDocument(documentNamed('document.yaml', '')) }
}

async function openLink(workspace: Workspace, { hash }: URL): Promise<void> {
  const read = await readLink(hash)
  workspace.link.value = { hash, holds: read.ok ? read.shared : undefined }
  if (read.ok) openShared(workspace, read.shared)
  else workspace.notice.value = { text: read.message }
}

/** Takes the link out of the address as soon as it holds something else than what is open: the page that is loaded again has what is open. */
function dropOtherLink(workspace: Workspace): void {
  const { hash, holds } = workspace.link.peek() ?? {}
  // One that is still to be read has come into the address meanwhile.
  if (location.hash.length <= 1 || location.hash !== hash) return
  if (holds && comparable(holds) === comparable(sharedOf(workspace))) return
  history.replaceState(null, '', location.pathname + location.search)
}

/** The same text for the same things, whether they were opened or came through a link. */
function comparable(shared: Shared): string | undefined {
  const read = sharedFrom(JSON.parse(JSON.stringify(plainOf(shared))))
  return read && JSON.stringify(plainOf(read))
}

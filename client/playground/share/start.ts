import { effect } from '@preact/signals'
import type { Workspace } from '../workspace.js'
import { documentNamed, readLink, type Shared, sharedDocument, sharedFrom } from './link.js'
import { openShared, sharedOf } from './state.js'

const key = 'ssmith.draft'

/** What was typed since, of what the page began with: it is there again when the page is loaded again. */
interface Draft {
  readonly from: string
  readonly shared: unknown
}

/** What the page begins with, and where that comes from. */
export interface Beginning {
  readonly from: string
  readonly shared: Shared
  readonly message?: string
}

/** Opens what the page begins with, or what was typed since. */
export function openBeginning(workspace: Workspace, { from, shared, message }: Beginning): void {
  const draft = readDraft()
  const typed = draft?.from === from ? sharedFrom(draft.shared) : undefined
  openShared(workspace, typed ?? shared)
  if (from === '') workspace.example.value = shared
  if (message !== undefined) workspace.notice.value = { text: message }
  keepDraft(workspace, from)
  addEventListener('hashchange', () => void openLink(workspace))
}

/** Whether `ssmith playground` serves the page, with a file of its own perhaps. */
export const isLocal = ({ search }: Location): boolean => search === '?local'

/** Finds what the address names: a link, the file that `ssmith playground` was given, or else an example. */
export async function findBeginning(): Promise<Beginning> {
  const { hash } = location
  if (hash.length > 1) {
    const read = await readLink(hash)
    if (read.ok) return { from: hash, shared: read.shared }
    return { ...(await exampleBeginning()), message: read.message }
  }
  if (isLocal(location)) {
    const text = await (await fetch('file.json')).text()
    const shared = sharedFrom(JSON.parse(text))
    if (shared) return { from: text, shared }
  }
  return exampleBeginning()
}

async function exampleBeginning(): Promise<Beginning> {
  const response = await fetch('examples/first.json').catch(() => undefined)
  const shared = response?.ok ? sharedFrom(await response.json()) : undefined
  return { from: '', shared: shared ?? sharedDocument(documentNamed('document.yaml', '')) }
}

async function openLink(workspace: Workspace): Promise<void> {
  const read = await readLink(location.hash)
  if (read.ok) openShared(workspace, read.shared)
  else workspace.notice.value = { text: read.message }
}

function readDraft(): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof draft !== 'object' || draft === null || !('from' in draft) || !('shared' in draft)) return undefined
    return typeof draft.from === 'string' ? { from: draft.from, shared: draft.shared } : undefined
  } catch {
    return undefined
  }
}

/** Keeps what is typed for as long as the tab is open. What differs from its link loses the link. */
function keepDraft(workspace: Workspace, beganFrom: string): void {
  let from = beganFrom
  let timer: ReturnType<typeof setTimeout> | undefined
  let isFirst = true
  effect(() => {
    const { parameters, ...texts } = sharedOf(workspace)
    const shared = { ...texts, parameters: Object.fromEntries(parameters) }
    if (isFirst) {
      isFirst = false
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (from.startsWith('#')) {
        from = ''
        history.replaceState(null, '', location.pathname + location.search)
      }
      try {
        sessionStorage.setItem(key, JSON.stringify({ from, shared } satisfies Draft))
      } catch {
        // There is no room for it: what is typed is then lost when the page is loaded again.
      }
    }, 300)
  })
}

import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver'
import { inAll } from '../editor.js'
import { type OutlineEntry, outlineOf } from '../features/outline.js'
import { open } from '../hosts/open.js'
import { symbolKinds } from './convert.js'
import type { DocumentStore } from './document-store.js'
import type { EncodedText } from './encoded-text.js'
import type { Workspace } from './workspace.js'

/** An editor shows no more of them. */
const most = 1000

/** Finds declarations and steps with the letters of a query: of all documents that are open, and of those in the folders of the editor. */
export function workspaceSymbols(
  store: DocumentStore,
  workspace: Workspace,
): (params: WorkspaceSymbolParams) => Promise<WorkspaceSymbol[]> {
  /** What was found in a file of the text; who types a query asks at each key. */
  const known = new Map<string, { readonly text: string; readonly symbols: readonly WorkspaceSymbol[] }>()

  async function symbolsOf(text: EncodedText): Promise<readonly WorkspaceSymbol[]> {
    const last = known.get(text.uri)
    if (last?.text === text.text) return last.symbols
    const opened = await open({ text: text.text, path: text.path })
    const entries = inAll(opened, (document) => flattened(outlineOf(document), document.name))
    const symbols = entries.map(({ name, kind, selection, container }) => ({
      name,
      kind: symbolKinds[kind],
      location: { uri: text.uri, range: text.rangeOf(selection) },
      ...(container !== undefined && { containerName: container }),
    }))
    known.set(text.uri, { text: text.text, symbols })
    return symbols
  }

  return async ({ query }) => {
    const wanted = query.toLowerCase()
    const texts = store.textsWith(await workspace.texts())
    const found: WorkspaceSymbol[] = []
    for (const text of texts)
      for (const symbol of await symbolsOf(text)) if (symbol.name.toLowerCase().includes(wanted)) found.push(symbol)
    const uris = new Set(texts.map(({ uri }) => uri))
    for (const uri of known.keys()) if (!uris.has(uri)) known.delete(uri)
    return found.slice(0, most)
  }
}

interface Contained extends OutlineEntry {
  /** The loop that a step is in, or the document. */
  readonly container: string | undefined
}

const flattened = (entries: readonly OutlineEntry[], container: string | undefined): readonly Contained[] =>
  entries.flatMap((entry) => [{ ...entry, container }, ...flattened(entry.children, entry.name)])

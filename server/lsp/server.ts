import {
  CodeActionKind,
  type Connection,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import type { SsmDocument } from '../document/document.js'
import { completionsIn } from '../editor.js'
import { hover } from '../features/hover.js'
import { nameAt } from '../features/names.js'
import { rename } from '../features/rename.js'
import { outlineOf } from '../features/outline.js'
import type { LintOptions } from '../service.js'
import type { Range } from '../syntax/tree.js'
import { actionsOf, completionOf, diagnosticOf, editOf, rangeOf, symbolOf } from './convert.js'
import { DocumentStore } from './document-store.js'

/** What the server can do. Documents are synchronised in parts: an editor sends what was typed. */
const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: ['{', '.', ':', ' ', '"', "'"] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
}

/** Serves the language over a connection. The options of the linter are asked for at each check. */
export function serve(connection: Connection, version: string, options: () => LintOptions): void {
  const store = new DocumentStore()

  connection.onInitialize(() => ({ capabilities, serverInfo: { name: 'ssmith', version } }))

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    store.open(uri, languageId, version, text)
    void publish(uri)
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    store.change(uri, version, contentChanges)
    void publish(uri)
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    store.close(uri)
    void connection.sendDiagnostics({ uri, diagnostics: [] })
  })

  /** What was found in a text that has changed since is not shown. */
  async function publish(uri: string): Promise<void> {
    const checked = await store.diagnose(uri, options())
    if (!checked || store.text(uri)?.version !== checked.text.version) return
    const diagnostics = checked.found.map((each) => diagnosticOf(checked.text, each))
    await connection.sendDiagnostics({ uri, version: checked.text.version, diagnostics })
  }

  interface At {
    readonly textDocument: { readonly uri: string }
    readonly position: { readonly line: number; readonly character: number }
  }

  /** What a feature says of a place; `null` where there is no document, or nothing to say. */
  async function at<T>(
    { textDocument: { uri }, position }: At,
    feature: (
      document: SsmDocument,
      offset: number,
      lspRange: (range: Range) => ReturnType<typeof rangeOf>,
    ) => T | undefined,
  ): Promise<T | null> {
    const found = await store.document(uri)
    if (!found) return null
    const { text, document } = found
    return feature(document, text.offsetAt(position), (range) => rangeOf(text, range)) ?? null
  }

  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    const file = await store.file(uri)
    if (!file) return null
    const items = await completionsIn(file.opened, file.text.offsetAt(position))
    return items.map((item, at) => completionOf(file.text, item, at))
  })
  connection.onHover((params) =>
    at(params, (document, offset, lsp) => {
      const found = hover(document, offset)
      return found && { contents: { kind: 'markdown', value: found.text }, range: lsp(found.range) }
    }),
  )
  connection.onDefinition((params) =>
    at(params, (document, offset, lsp) => {
      const found = nameAt(document, offset)
      return found && { uri: params.textDocument.uri, range: lsp(found.name.declaration) }
    }),
  )
  connection.onReferences((params) =>
    at(params, (document, offset, lsp) => {
      const found = nameAt(document, offset)?.name
      const places = found && [...(params.context.includeDeclaration ? [found.declaration] : []), ...found.uses]
      return places?.map((place) => ({ uri: params.textDocument.uri, range: lsp(place) }))
    }),
  )
  connection.onDocumentHighlight((params) =>
    at(params, (document, offset, lsp) => {
      const found = nameAt(document, offset)?.name
      return found && [found.declaration, ...found.uses].map((place) => ({ range: lsp(place) }))
    }),
  )
  connection.onPrepareRename((params) =>
    at(params, (document, offset, lsp) => {
      const found = nameAt(document, offset)
      return found && { range: lsp(found.range), placeholder: found.name.name }
    }),
  )
  connection.onRenameRequest(async (params) => {
    const found = await store.document(params.textDocument.uri)
    const renamed = found && rename(found.document, found.text.offsetAt(params.position), params.newName)
    if (!found || !renamed) return null
    if (!renamed.ok) throw new ResponseError(ErrorCodes.InvalidParams, renamed.message)
    return { changes: { [found.text.uri]: renamed.edits.map((edit) => editOf(found.text, edit)) } }
  })
  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const found = await store.document(uri)
    return found ? outlineOf(found.document).map((symbol) => symbolOf(found.text, symbol)) : null
  })
  connection.onCodeAction(async ({ textDocument: { uri }, range }) => {
    const checked = await store.diagnose(uri, options())
    if (!checked) return null
    const { text } = checked
    const [start, end] = [text.offsetAt(range.start), text.offsetAt(range.end)]
    return checked.found
      .filter((found) => found.range.start <= end && start <= found.range.end)
      .flatMap((found) => actionsOf(text, found))
  })
}

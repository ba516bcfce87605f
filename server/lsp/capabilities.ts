import {
  type ClientCapabilities,
  CodeActionKind,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { tokenTypes } from '../features/semantic-tokens.js'
import type { Encoding } from './encoded-text.js'

/** What the client can do that the server makes use of. */
export interface ClientAbilities {
  readonly encoding: Encoding
  /** It asks for findings; otherwise they are sent to it. */
  readonly pullsDiagnostics: boolean
  readonly configuration: boolean
  readonly folders: boolean
  readonly watchesFiles: boolean
  readonly progress: boolean
  /** Tab stops in what a completion writes. */
  readonly snippets: boolean
  /** A change of its may make a file. */
  readonly createsFiles: boolean
}

/** Reads what a client says of itself; an encoding that is not known is passed over. */
export function abilitiesOf({ general, textDocument, workspace, window }: ClientCapabilities): ClientAbilities {
  const known: readonly Encoding[] = ['utf-16', 'utf-8', 'utf-32']
  const encoding = general?.positionEncodings?.map((each) => known.find((one) => one === each)).find((each) => each)
  return {
    encoding: encoding ?? 'utf-16',
    pullsDiagnostics: Boolean(textDocument?.diagnostic),
    configuration: workspace?.configuration === true,
    folders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
  }
}

/** Commands that an editor carries out itself, as the extension for VS Code does: they are named in lenses. */
export const commands = {
  simulate: 'ssmith.simulate',
  debug: 'ssmith.debug',
  test: 'ssmith.test',
  references: 'ssmith.showReferences',
} as const

/** The kind of our action that fixes all, which editors run by its name, or with those of others. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.ssmith`

/** What the server can do. Documents are synchronised in parts: an editor sends what was typed. */
export const capabilitiesFor = ({
  encoding,
  pullsDiagnostics,
  folders,
}: ClientAbilities): InitializeResult['capabilities'] => ({
  positionEncoding: encoding,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: ['{', '.', ':', ' ', '"', "'", '$', '-', '['] },
  signatureHelpProvider: { triggerCharacters: [':', ' '] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  callHierarchyProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  codeLensProvider: {},
  inlayHintProvider: true,
  semanticTokensProvider: { full: true, legend: { tokenTypes: [...tokenTypes], tokenModifiers: ['declaration'] } },
  documentFormattingProvider: true,
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.RefactorExtract,
      CodeActionKind.RefactorInline,
      CodeActionKind.RefactorRewrite,
      fixAllKind,
    ],
  },
  ...(pullsDiagnostics && { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }),
  ...(folders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
})

import type * as lsp from 'vscode-languageserver-protocol'
import type { Requests } from '../../../server/lsp/protocol.js'

interface Method<Params, Result> {
  readonly params: Params
  readonly result: Result | null
}

/** What the page asks the language server: of the protocol, and beside it. */
export interface Methods extends Requests {
  readonly 'textDocument/codeAction': Method<lsp.CodeActionParams, readonly lsp.CodeAction[]>
  readonly 'textDocument/codeLens': Method<lsp.CodeLensParams, readonly lsp.CodeLens[]>
  readonly 'textDocument/completion': Method<lsp.CompletionParams, readonly lsp.CompletionItem[]>
  readonly 'textDocument/definition': Method<lsp.DefinitionParams, lsp.Location>
  readonly 'textDocument/documentHighlight': Method<lsp.DocumentHighlightParams, readonly lsp.DocumentHighlight[]>
  readonly 'textDocument/documentLink': Method<lsp.DocumentLinkParams, readonly lsp.DocumentLink[]>
  readonly 'textDocument/documentSymbol': Method<lsp.DocumentSymbolParams, readonly lsp.DocumentSymbol[]>
  readonly 'textDocument/foldingRange': Method<lsp.FoldingRangeParams, readonly lsp.FoldingRange[]>
  readonly 'textDocument/formatting': Method<lsp.DocumentFormattingParams, readonly lsp.TextEdit[]>
  readonly 'textDocument/hover': Method<lsp.HoverParams, lsp.Hover & { readonly contents: lsp.MarkupContent }>
  readonly 'textDocument/inlayHint': Method<lsp.InlayHintParams, readonly lsp.InlayHint[]>
  readonly 'textDocument/prepareRename': Method<
    lsp.PrepareRenameParams,
    { readonly range: lsp.Range; readonly placeholder: string }
  >
  readonly 'textDocument/references': Method<lsp.ReferenceParams, readonly lsp.Location[]>
  readonly 'textDocument/rename': Method<lsp.RenameParams, lsp.WorkspaceEdit>
  readonly 'textDocument/selectionRange': Method<lsp.SelectionRangeParams, readonly lsp.SelectionRange[]>
  readonly 'textDocument/semanticTokens/full': Method<lsp.SemanticTokensParams, lsp.SemanticTokens>
  readonly 'textDocument/signatureHelp': Method<lsp.SignatureHelpParams, lsp.SignatureHelp>
}

import type * as lsp from 'vscode-languageserver-protocol'
import { type IDisposable, languages, Uri } from '../editor/monaco.js'
import { about, editorLocation, editorPosition, editorRange, rangeOf } from './places.js'
import type { Server } from './server.js'

/** What is shown in and beside the text: folds, lenses, hints and colours. */
export function registerDisplay(
  server: Server,
  selector: languages.LanguageSelector,
  capabilities: lsp.ServerCapabilities,
): readonly IDisposable[] {
  const { tokenTypes = [], tokenModifiers = [] } = capabilities.semanticTokensProvider?.legend ?? {}
  return [
    languages.registerFoldingRangeProvider(selector, {
      async provideFoldingRanges(model, _context, token) {
        const found = await server.ask('textDocument/foldingRange', about(model), token)
        return (found ?? []).map(({ startLine, endLine }) => ({ start: startLine + 1, end: endLine + 1 }))
      },
    }),
    languages.registerCodeLensProvider(selector, {
      async provideCodeLenses(model, token) {
        const found = await server.ask('textDocument/codeLens', about(model), token)
        return { lenses: (found ?? []).flatMap((lens) => lensOf(lens) ?? []), dispose: () => undefined }
      },
    }),
    languages.registerInlayHintsProvider(selector, {
      async provideInlayHints(model, range, token) {
        const found = await server.ask('textDocument/inlayHint', { ...about(model), range: rangeOf(range) }, token)
        return { hints: (found ?? []).map(hintOf), dispose: () => undefined }
      },
    }),
    languages.registerDocumentSemanticTokensProvider(selector, {
      getLegend: () => ({ tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] }),
      async provideDocumentSemanticTokens(model, _last, token) {
        const found = await server.ask('textDocument/semanticTokens/full', about(model), token)
        return found && { data: Uint32Array.from(found.data) }
      },
      releaseDocumentSemanticTokens: () => undefined,
    }),
  ]
}

/** The command of lenses that the page itself carries out. */
export const simulateCommand = 'ssmith.simulate'

function lensOf({ range, command }: lsp.CodeLens): languages.CodeLens | undefined {
  const known = command && editorCommand(command)
  return known && { range: editorRange(range), command: known }
}

/** The editor shows references itself. To test a document takes files, of which the page has none. */
function editorCommand({ title, command, arguments: given = [] }: lsp.Command): languages.Command | undefined {
  if (command === simulateCommand) return { id: command, title }
  if (command !== 'ssmith.showReferences') return undefined
  const [uri, position, places] = given as [string, lsp.Position, readonly lsp.Location[]]
  const shown = [Uri.parse(uri), editorPosition(position), places.map(editorLocation)]
  return { id: 'editor.action.showReferences', title, arguments: shown }
}

function hintOf({ position, label, kind }: lsp.InlayHint): languages.InlayHint {
  const text = typeof label === 'string' ? label : label.map(({ value }) => value).join('')
  return { position: editorPosition(position), label: text, ...(kind === 1 && { kind: languages.InlayHintKind.Type }) }
}

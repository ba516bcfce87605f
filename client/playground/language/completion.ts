import type * as lsp from 'vscode-languageserver-protocol'
import { type IDisposable, languages } from '../editor/monaco.js'
import { aboutPlace, editorEdit, editorRange } from './places.js'
import type { Server } from './server.js'

/** What may be typed, and what inputs an action has. */
export function registerCompletion(
  server: Server,
  selector: languages.LanguageSelector,
  { completionProvider, signatureHelpProvider }: lsp.ServerCapabilities,
): readonly IDisposable[] {
  return [
    languages.registerCompletionItemProvider(selector, {
      triggerCharacters: completionProvider?.triggerCharacters ?? [],
      async provideCompletionItems(model, position, _context, token) {
        const items = await server.ask('textDocument/completion', aboutPlace(model, position), token)
        return { suggestions: (items ?? []).flatMap((item) => suggestionOf(item) ?? []) }
      },
    }),
    languages.registerSignatureHelpProvider(selector, {
      signatureHelpTriggerCharacters: signatureHelpProvider?.triggerCharacters ?? [],
      async provideSignatureHelp(model, position, token) {
        const help = await server.ask('textDocument/signatureHelp', aboutPlace(model, position), token)
        return help && { value: signatureHelpOf(help), dispose: () => undefined }
      },
    }),
  ]
}

const kinds: Readonly<Record<number, languages.CompletionItemKind>> = {
  2: languages.CompletionItemKind.Method,
  3: languages.CompletionItemKind.Function,
  5: languages.CompletionItemKind.Field,
  7: languages.CompletionItemKind.Class,
  9: languages.CompletionItemKind.Module,
  10: languages.CompletionItemKind.Property,
  6: languages.CompletionItemKind.Variable,
  15: languages.CompletionItemKind.Snippet,
  17: languages.CompletionItemKind.File,
  20: languages.CompletionItemKind.EnumMember,
  21: languages.CompletionItemKind.Constant,
  25: languages.CompletionItemKind.TypeParameter,
}

/** `InsertTextFormat.Snippet` of the protocol. */
const snippet = 2

function suggestionOf(item: lsp.CompletionItem): languages.CompletionItem | undefined {
  const { label, kind, detail, documentation, sortText, filterText, textEdit, additionalTextEdits } = item
  if (!textEdit || !('range' in textEdit)) return undefined
  const { KeepWhitespace, InsertAsSnippet } = languages.CompletionItemInsertTextRule
  return {
    label,
    kind: kinds[kind ?? 0] ?? languages.CompletionItemKind.Text,
    insertText: textEdit.newText,
    insertTextRules: item.insertTextFormat === snippet ? InsertAsSnippet : KeepWhitespace,
    range: editorRange(textEdit.range),
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && {
      documentation: typeof documentation === 'string' ? documentation : { value: documentation.value },
    }),
    ...(sortText !== undefined && { sortText }),
    ...(filterText !== undefined && { filterText }),
    ...(additionalTextEdits && { additionalTextEdits: additionalTextEdits.map(editorEdit) }),
  }
}

const signatureHelpOf = ({
  signatures,
  activeSignature,
  activeParameter,
}: lsp.SignatureHelp): languages.SignatureHelp => ({
  signatures: signatures.map(({ label, parameters = [] }) => ({
    label,
    parameters: parameters.map((parameter) => ({ label: parameter.label })),
  })),
  activeSignature: activeSignature ?? 0,
  // The editor marks none of the parameters where there is none of that number.
  activeParameter: activeParameter ?? -1,
})

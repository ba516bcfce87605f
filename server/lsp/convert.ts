import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic as LspDiagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  InsertTextMode,
  type Range as LspRange,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Completion } from '../features/completion/completion.js'
import type { OutlineEntry } from '../features/outline.js'
import type { Edit } from '../rules/rule.js'
import type { Diagnostic } from '../service.js'
import type { Range } from '../syntax/tree.js'

export const rangeOf = (text: TextDocument, { start, end }: Range): LspRange => ({
  start: text.positionAt(start),
  end: text.positionAt(end),
})

export const editOf = (text: TextDocument, edit: Edit): TextEdit => ({ range: rangeOf(text, edit), newText: edit.text })

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const

export function diagnosticOf(
  text: TextDocument,
  { rule, severity, message, range, related }: Diagnostic,
): LspDiagnostic {
  return {
    range: rangeOf(text, range),
    severity: severities[severity],
    source: 'ssmith',
    code: rule,
    message,
    relatedInformation: related.map((each) => ({
      location: { uri: text.uri, range: rangeOf(text, each.range) },
      message: each.message,
    })),
  }
}

/** Quick fixes of a finding; a safe one that is the only one is preferred. */
export function actionsOf(text: TextDocument, diagnostic: Diagnostic): CodeAction[] {
  return diagnostic.fixes.map(({ title, safe, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(text, diagnostic)],
    isPreferred: safe && diagnostic.fixes.length === 1,
    edit: { changes: { [text.uri]: edits.map((edit) => editOf(text, edit)) } },
  }))
}

const symbolKinds = {
  parameter: SymbolKind.Property,
  variable: SymbolKind.Variable,
  step: SymbolKind.Function,
} as const

export function symbolOf(
  text: TextDocument,
  { name, detail, kind, range, selection, children }: OutlineEntry,
): DocumentSymbol {
  return {
    name: name === '' ? '""' : name,
    detail,
    kind: symbolKinds[kind],
    range: rangeOf(text, range),
    selectionRange: rangeOf(text, selection),
    children: children.map((child) => symbolOf(text, child)),
  }
}

const itemKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  parameter: CompletionItemKind.Property,
  variable: CompletionItemKind.Variable,
  output: CompletionItemKind.Field,
  system: CompletionItemKind.Constant,
  step: CompletionItemKind.Function,
  action: CompletionItemKind.Class,
  input: CompletionItemKind.Property,
  type: CompletionItemKind.TypeParameter,
  word: CompletionItemKind.EnumMember,
  service: CompletionItemKind.Module,
  operation: CompletionItemKind.Method,
  field: CompletionItemKind.Field,
  document: CompletionItemKind.File,
  function: CompletionItemKind.Function,
  snippet: CompletionItemKind.Snippet,
}

/** The order in which completions are given is that in which they are shown. */
export function completionOf(text: TextDocument, item: Completion, at: number): CompletionItem {
  const { label, kind, detail, documentation, range, text: newText, filter, more } = item
  return {
    label,
    kind: itemKinds[kind],
    detail,
    sortText: String(at).padStart(4, '0'),
    insertTextMode: InsertTextMode.asIs,
    ...(documentation !== undefined && { documentation: { kind: 'markdown', value: documentation } }),
    ...(filter !== undefined && { filterText: filter }),
    ...(more && { additionalTextEdits: more.map((edit) => editOf(text, edit)) }),
    textEdit: { range: rangeOf(text, range), newText },
  }
}

import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic as LspDiagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  InsertTextFormat,
  InsertTextMode,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { type Completion, lastRank } from '../features/completion/completion.js'
import { snippetOf } from '../features/completion/snippet.js'
import type { OutlineEntry } from '../features/outline.js'
import { guidePage } from '../../schemas/guide-page.js'
import type { Edit, RuleTag } from '../rules/rule.js'
import type { Diagnostic } from '../service.js'
import type { EncodedText } from './encoded-text.js'

/** New lines end as those of the text do. */
export const editOf = (text: EncodedText, edit: Edit): TextEdit => ({
  range: text.rangeOf(edit),
  newText: text.text.includes('\r\n') ? edit.text.replaceAll(/\r?\n/g, '\r\n') : edit.text,
})

/** Changes of one text, as a client applies them. */
export const editsOf = (text: EncodedText, edits: readonly Edit[]): WorkspaceEdit => ({
  changes: { [text.uri]: edits.map((edit) => editOf(text, edit)) },
})

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const

const tags: Readonly<Record<RuleTag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
}

/** A finding with a link to where AWS states it, if it does. */
export function diagnosticOf(
  text: EncodedText,
  { rule, severity, message, range, related, tag, page }: Diagnostic,
): LspDiagnostic {
  return {
    range: text.rangeOf(range),
    severity: severities[severity],
    source: 'ssmith',
    code: rule,
    ...(page !== undefined && { codeDescription: { href: guidePage(page) } }),
    ...(tag && { tags: [tags[tag]] }),
    message,
    relatedInformation: related.map((each) => ({
      location: { uri: text.uri, range: text.rangeOf(each.range) },
      message: each.message,
    })),
  }
}

/** Quick fixes of a finding; a safe one that is the only one is preferred. */
export function fixesOf(text: EncodedText, diagnostic: Diagnostic): CodeAction[] {
  return diagnostic.fixes.map(({ title, safe, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(text, diagnostic)],
    isPreferred: safe && diagnostic.fixes.length === 1,
    edit: editsOf(text, edits),
  }))
}

/** As what editors show the entries of an outline. */
export const symbolKinds = {
  parameter: SymbolKind.Property,
  variable: SymbolKind.Variable,
  step: SymbolKind.Function,
} as const

/** An entry of an outline with those in it. A client refuses a symbol without a name. */
export function symbolOf(
  text: EncodedText,
  { name, detail, kind, range, selection, children }: OutlineEntry,
): DocumentSymbol {
  return {
    name: name === '' ? '""' : name,
    detail,
    kind: symbolKinds[kind],
    range: text.rangeOf(range),
    selectionRange: text.rangeOf(selection),
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

/**
 * The order in which completions are given is that in which they are shown, behind what other servers know of a text that is nobody's yet.
 * Clients that take snippets are told where one goes on.
 */
export function completionOf(text: EncodedText, item: Completion, at: number, takesSnippets: boolean): CompletionItem {
  const { label, kind, detail, documentation, range, filter, more } = item
  const snippet = takesSnippets ? snippetOf(item) : undefined
  return {
    label,
    kind: itemKinds[kind],
    detail,
    sortText: `${item.rank === lastRank ? '~' : ''}${String(at).padStart(4, '0')}`,
    insertTextMode: InsertTextMode.asIs,
    ...(documentation !== undefined && { documentation: { kind: 'markdown', value: documentation } }),
    ...(filter !== undefined && { filterText: filter }),
    ...(more && { additionalTextEdits: more.map((edit) => editOf(text, edit)) }),
    ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: editOf(text, { ...range, text: snippet ?? item.text }),
  }
}

import type * as lsp from 'vscode-languageserver-protocol'
import { type editor, MarkerSeverity } from '../editor/monaco.js'
import type { Problem } from '../workspace.js'
import { editorRange, offsetsOf } from './places.js'

const markerSeverities: Readonly<Record<number, MarkerSeverity>> = {
  1: MarkerSeverity.Error,
  2: MarkerSeverity.Warning,
  3: MarkerSeverity.Info,
}

/** A finding as the editor marks it. */
export const markerOf = ({ range, severity, message, code }: lsp.Diagnostic): editor.IMarkerData => ({
  ...editorRange(range),
  severity: markerSeverities[severity ?? 1] ?? MarkerSeverity.Hint,
  message: textOf(message),
  source: 'ssmith',
  code: String(code ?? ''),
})

const severities = ['error', 'warning', 'info'] as const

/** A finding as the list of problems shows it. */
export const problemOf = ({ range, severity, message, code }: lsp.Diagnostic, model: editor.ITextModel): Problem => ({
  severity: severities[(severity ?? 1) - 1] ?? 'info',
  message: textOf(message),
  rule: String(code ?? ''),
  ...offsetsOf(range, model),
  line: range.start.line + 1,
  column: range.start.character + 1,
})

const textOf = (message: lsp.Diagnostic['message']): string => (typeof message === 'string' ? message : message.value)

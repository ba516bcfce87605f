import type * as lsp from 'vscode-languageserver-protocol'
import { type editor, type IPosition, type IRange, type languages, Uri } from '../editor/monaco.js'
import type { Range } from '../workspace.js'

/** The protocol counts from 0, the editor from 1. */
export const positionOf = ({ lineNumber, column }: IPosition): lsp.Position => ({
  line: lineNumber - 1,
  character: column - 1,
})

export const rangeOf = ({ startLineNumber, startColumn, endLineNumber, endColumn }: IRange): lsp.Range => ({
  start: { line: startLineNumber - 1, character: startColumn - 1 },
  end: { line: endLineNumber - 1, character: endColumn - 1 },
})

export const editorPosition = ({ line, character }: lsp.Position): IPosition => ({
  lineNumber: line + 1,
  column: character + 1,
})

export const editorRange = ({ start, end }: lsp.Range): IRange => ({
  startLineNumber: start.line + 1,
  startColumn: start.character + 1,
  endLineNumber: end.line + 1,
  endColumn: end.character + 1,
})

export const editorLocation = ({ uri, range }: lsp.Location): languages.Location => ({
  uri: Uri.parse(uri),
  range: editorRange(range),
})

export const editorEdit = ({ range, newText }: lsp.TextEdit): languages.TextEdit => ({
  range: editorRange(range),
  text: newText,
})

export const offsetsOf = ({ start, end }: lsp.Range, model: editor.ITextModel): Range => ({
  start: model.getOffsetAt(editorPosition(start)),
  end: model.getOffsetAt(editorPosition(end)),
})

/** The document of a request. */
export const about = (model: editor.ITextModel): { readonly textDocument: lsp.TextDocumentIdentifier } => ({
  textDocument: { uri: model.uri.toString() },
})

/** The place of a request. */
export const aboutPlace = (model: editor.ITextModel, position: IPosition): lsp.TextDocumentPositionParams => ({
  ...about(model),
  position: positionOf(position),
})

/** A change of documents that are open; undefined where it makes files, of which the page has none. */
export function editorWorkspaceEdit({ changes }: lsp.WorkspaceEdit): languages.WorkspaceEdit | undefined {
  if (!changes) return undefined
  const edits = Object.entries(changes).flatMap(([uri, list]) =>
    list.map((edit) => ({ resource: Uri.parse(uri), textEdit: editorEdit(edit), versionId: undefined })),
  )
  return { edits }
}

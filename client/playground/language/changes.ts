import type * as lsp from 'vscode-languageserver-protocol'
import { type IDisposable, languages } from '../editor/monaco.js'
import { markerOf } from './findings.js'
import { about, aboutPlace, editorEdit, editorRange, editorWorkspaceEdit, rangeOf } from './places.js'
import type { Server } from './server.js'

/** What changes documents: fixes, refactorings, renaming and formatting. */
export function registerChanges(server: Server, selector: languages.LanguageSelector): readonly IDisposable[] {
  return [
    languages.registerCodeActionProvider(selector, {
      async provideCodeActions(model, range, { only }, token) {
        const context = { diagnostics: [], ...(only !== undefined && { only: [only] }) }
        const asked = { ...about(model), range: rangeOf(range), context }
        const actions = await server.ask('textDocument/codeAction', asked, token)
        return { actions: (actions ?? []).flatMap((action) => actionOf(action) ?? []), dispose: () => undefined }
      },
    }),
    languages.registerRenameProvider(selector, {
      async provideRenameEdits(model, position, newName, token) {
        const asked = { ...aboutPlace(model, position), newName }
        const edit = await server.ask('textDocument/rename', asked, token).catch(refusal)
        if (edit && 'rejectReason' in edit) return { edits: [], ...edit }
        return (edit && editorWorkspaceEdit(edit)) ?? { edits: [] }
      },
      async resolveRenameLocation(model, position, token) {
        const found = await server.ask('textDocument/prepareRename', aboutPlace(model, position), token)
        if (found) return { range: editorRange(found.range), text: found.placeholder }
        const nothing = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 }
        return { range: nothing, text: '', rejectReason: 'there is no name here' }
      },
    }),
    languages.registerDocumentFormattingEditProvider(selector, {
      async provideDocumentFormattingEdits(model, { tabSize, insertSpaces }, token) {
        const asked = { ...about(model), options: { tabSize, insertSpaces } }
        return ((await server.ask('textDocument/formatting', asked, token)) ?? []).map(editorEdit)
      },
    }),
  ]
}

/** Why a name cannot be given is told at the cursor. */
const refusal = (error: unknown): { readonly rejectReason: string } => ({
  rejectReason: error instanceof Error ? error.message : String(error),
})

function actionOf(action: lsp.CodeAction): languages.CodeAction | undefined {
  const { title, kind, isPreferred, diagnostics, edit } = action
  const change = edit && editorWorkspaceEdit(edit)
  if (!change) return undefined
  return {
    title,
    edit: change,
    ...(kind !== undefined && { kind }),
    ...(isPreferred !== undefined && { isPreferred }),
    ...(diagnostics && { diagnostics: diagnostics.map(markerOf) }),
  }
}

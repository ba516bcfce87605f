import * as vscode from 'vscode'
import { aboutText } from '../server.js'
import type { Tools } from './tools.js'

/** Opens the document in the other format, as a new text beside it. The document itself is left as it is. */
export async function convert(document: vscode.TextDocument, { server }: Tools): Promise<void> {
  const converted = await server.ask('ssmith/convert', aboutText(document))
  if (!converted) {
    void vscode.window.showInformationMessage('ssmith: only a file that is a document can be converted')
    return
  }
  const { text, format } = converted
  const opened = await vscode.workspace.openTextDocument({ content: text, language: `ssm-${format}` })
  await vscode.window.showTextDocument(opened, vscode.ViewColumn.Beside)
}

import * as vscode from 'vscode'
import { orRefusal, type Server } from '../server.js'

/** Opens the document in the other format, as a new text beside it. The document itself is left as it is. */
export async function convert(document: vscode.TextDocument, server: Server): Promise<void> {
  const converted = orRefusal(await server.ask('ssmith/convert', { uri: document.uri.toString() }))
  if (!converted) return
  const { text, language } = converted
  const opened = await vscode.workspace.openTextDocument({ content: text, language })
  await vscode.window.showTextDocument(opened, vscode.ViewColumn.Beside)
}

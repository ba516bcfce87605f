import * as vscode from 'vscode'
import { orRefusal, type Server } from '../server.js'

/** Opens the least policy that a run of the document needs. */
export async function policy(document: vscode.TextDocument, server: Server): Promise<void> {
  const made = orRefusal(await server.ask('ssmith/policy', { uri: document.uri.toString() }))
  if (!made) return
  const opened = await vscode.workspace.openTextDocument({ content: made.text, language: 'json' })
  await vscode.window.showTextDocument(opened, vscode.ViewColumn.Beside)
}

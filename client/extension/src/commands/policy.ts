import * as vscode from 'vscode'
import { asMessage } from '../as-message.js'
import { refusalOf, savedFile } from '../program.js'
import type { Tools } from './tools.js'

/** Opens the least policy that a run of the document needs, and tells what cannot be known. */
export async function policy(document: vscode.TextDocument, { run }: Tools): Promise<void> {
  const file = await savedFile(document)
  if (!file) return
  const ran = await run(['iam', file.fsPath, '--format', 'json'], file)
  if (refusalOf(ran) !== undefined) return
  const opened = await vscode.workspace.openTextDocument({ content: ran.out, language: 'json' })
  await vscode.window.showTextDocument(opened, vscode.ViewColumn.Beside)
  if (ran.error.trim() !== '') void vscode.window.showInformationMessage(`ssmith: ${asMessage(ran.error)}`)
}

import * as vscode from 'vscode'
import type { Server } from '../server.js'

/** Asks for a kind of document and opens the skeleton of one, with its gaps to fill in. */
export async function newDocument(server: Server): Promise<void> {
  const skeletons = await server.ask('ssmith/skeletons', {})
  const items = skeletons.map((skeleton) => ({
    label: skeleton.label,
    description: skeleton.language === 'ssm-yaml' ? 'YAML' : 'JSON',
    detail: skeleton.detail,
    skeleton,
  }))
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'New Systems Manager document',
    placeHolder: 'Which kind?',
    matchOnDetail: true,
  })
  if (!chosen) return
  const { language, text } = chosen.skeleton
  const opened = await vscode.workspace.openTextDocument({ language })
  const editor = await vscode.window.showTextDocument(opened)
  await editor.insertSnippet(new vscode.SnippetString(text))
}

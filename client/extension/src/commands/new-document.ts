import * as vscode from 'vscode'
import type { Server } from '../server.js'

const formats = [
  { label: 'YAML', format: 'yaml' },
  { label: 'JSON', format: 'json' },
] as const

/** Asks for a kind of document and its format, and opens one to begin with. */
export async function newDocument(server: Server): Promise<void> {
  const chosen = await vscode.window.showQuickPick(formats, {
    title: 'New Systems Manager document (1 of 2)',
    placeHolder: 'Which format?',
  })
  if (!chosen) return
  const { format } = chosen
  const skeletons = await server.ask('ssmith/skeletons', { format })
  const kind = await vscode.window.showQuickPick(skeletons, {
    title: 'New Systems Manager document (2 of 2)',
    placeHolder: 'Which kind?',
    matchOnDetail: true,
  })
  if (!kind) return
  const opened = await vscode.workspace.openTextDocument({ language: `ssm-${format}`, content: kind.text })
  await vscode.window.showTextDocument(opened)
}

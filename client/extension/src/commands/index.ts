import * as vscode from 'vscode'
import { graphPreview } from '../graph-preview.js'
import type { Server } from '../server.js'
import { convert } from './convert.js'
import { explain } from './explain.js'
import { newDocument } from './new-document.js'
import { policy } from './policy.js'
import { simulate } from './simulate.js'

/** The document that a command is about: the one it is called with, or that of the active editor. */
export async function documentFor(uri: unknown): Promise<vscode.TextDocument | undefined> {
  if (uri instanceof vscode.Uri || typeof uri === 'string')
    return vscode.workspace.openTextDocument(typeof uri === 'string' ? vscode.Uri.parse(uri) : uri)
  const document = vscode.window.activeTextEditor?.document
  if (!document) void vscode.window.showInformationMessage('ssmith: open a Systems Manager document first')
  return document
}

/** All commands of the extension, as `package.json` lists them. */
export function registerCommands(context: vscode.ExtensionContext, server: Server): vscode.Disposable[] {
  const onDocument =
    (command: (document: vscode.TextDocument, server: Server, uri: unknown) => Promise<unknown>) =>
    async (uri: unknown) => {
      const document = await documentFor(uri)
      return document && command(document, server, uri)
    }
  const graph = graphPreview(context, server)
  return [
    graph,
    vscode.commands.registerCommand('ssmith.newDocument', () => newDocument(server)),
    vscode.commands.registerCommand('ssmith.simulate', onDocument(simulate)),
    vscode.commands.registerCommand(
      'ssmith.showGraph',
      onDocument((document) => graph.show(document)),
    ),
    vscode.commands.registerCommand('ssmith.policy', onDocument(policy)),
    vscode.commands.registerCommand('ssmith.convert', onDocument(convert)),
    vscode.commands.registerCommand('ssmith.explain', onDocument(explain)),
    vscode.commands.registerCommand('ssmith.restart', () => server.restart()),
  ]
}

import * as vscode from 'vscode'
import { registerCommands } from './commands/index.js'
import { debuggingIn } from './debug/debugging.js'
import { concernsUs, documentLanguages, switchLanguage } from './detection.js'
import { graphPreview } from './graph-preview.js'
import { programOf } from './program.js'
import { serverOf } from './server.js'
import { statusBar } from './status-bar.js'
import { testsOf } from './tests.js'

/** What tests, and other extensions, may ask. */
export interface Exports {
  /** Milliseconds that activation took. */
  readonly activation: number
}

/** Called by VS Code at the first YAML, JSON or Terraform text; the server starts at the first that concerns us. */
export function activate(context: vscode.ExtensionContext): Exports {
  const begun = performance.now()
  const server = serverOf(context)
  const run = programOf(context)
  const graph = graphPreview(context, server)
  const tests = testsOf(server, run)
  const debugging = debuggingIn(context, server, graph)
  const { configurations } = debugging
  const pages = vscode.Uri.joinPath(context.extensionUri, 'dist/server/docs/rules')

  async function look(document: vscode.TextDocument): Promise<void> {
    if (document.uri.scheme === 'output' || !concernsUs(document)) return
    await switchLanguage(document)
    await server.start()
  }

  const tell = (editor: vscode.TextEditor | undefined) => {
    const ours = editor !== undefined && concernsUs(editor.document)
    void vscode.commands.executeCommand('setContext', 'ssmith.document', ours)
    return ours
  }

  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(look),
    // Only then is the language of a new file changed: that would disturb who is typing.
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const editor = vscode.window.activeTextEditor
      const mayBecomeOurs = editor?.document === document && !documentLanguages.some((id) => id === document.languageId)
      // A new file has all features from its first words on, before it is saved.
      if (mayBecomeOurs && tell(editor)) void server.start()
    }),
    statusBar(server),
    graph,
    tests,
    debugging,
    ...registerCommands({ server, run, graph, tests, configurations, pages }),
  )
  for (const document of vscode.workspace.textDocuments) void look(document)
  tell(vscode.window.activeTextEditor)
  return { activation: performance.now() - begun }
}

// The first of all, so that what it takes to load the others is counted.
import { loadBegan } from './load-began.js'
import * as vscode from 'vscode'
import { registerCommands } from './commands/index.js'
import { debuggingIn } from './debug/debugging.js'
import { askingParameters } from './ask-parameters.js'
import { concernsUs, isInOwnLanguage } from './detection.js'
import { graphPreview } from './graph-preview.js'
import { ownLanguages } from './own-languages.js'
import { programOf } from './program.js'
import { serverOf } from './server.js'
import { statusBar } from './status-bar.js'
import { testsOf } from './tests.js'

/** What tests, and other extensions, may ask. */
export interface Exports {
  /** Milliseconds of a processor that it took to load and to activate: how long others had it meanwhile does not count. */
  readonly activation: number
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000

const loading = milliseconds(process.cpuUsage(loadBegan))

/** Called by VS Code at the first YAML, JSON or Terraform text; the server starts at the first that concerns us. */
export function activate(context: vscode.ExtensionContext): Exports {
  const called = process.cpuUsage()
  const server = serverOf(context)
  const run = programOf(context)
  const graph = graphPreview(context, server)
  const tests = testsOf(server, run)
  const languages = ownLanguages(server)
  const askParameters = askingParameters(context.workspaceState, server)
  const debugging = debuggingIn(context, server, graph, askParameters)
  const { configurations } = debugging
  const pages = vscode.Uri.joinPath(context.extensionUri, 'dist/server/docs/rules')

  async function look(document: vscode.TextDocument): Promise<void> {
    if (document.uri.scheme === 'output' || !concernsUs(document)) return
    await server.start()
    await languages.switch(document)
  }

  function open(document: vscode.TextDocument): void {
    languages.opened(document)
    void look(document)
  }

  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('files.associations')) return
      languages.forget()
      for (const document of vscode.workspace.textDocuments) void look(document)
    }),
    // Only then is the language of a new file changed: that would disturb who is typing.
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const isTyped = vscode.window.activeTextEditor?.document === document && !isInOwnLanguage(document)
      // A new file has all features from its first words on, before it is saved.
      if (isTyped && concernsUs(document)) void server.start()
    }),
    statusBar(server),
    graph,
    tests,
    debugging,
    ...registerCommands({ server, run, graph, tests, configurations, askParameters, pages }),
  )
  for (const document of vscode.workspace.textDocuments) open(document)
  return { activation: loading + milliseconds(process.cpuUsage(called)) }
}

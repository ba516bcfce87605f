import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as vscode from 'vscode'
import { inOwnFolder } from '../own-folder.js'
import { asMessage } from '../as-message.js'
import { notRunIn, type Ran, refusalOf, savedFile, scriptOptions } from '../program.js'
import { offerPython } from '../python.js'
import { aboutText } from '../server.js'
import type { Tools } from './tools.js'

/**
 * Rehearses the document with parameters that are asked for; what happened is shown as text, and its way in the graph. Another extension, or a
 * test, gives the parameters itself and is given the report.
 */
export async function simulate(
  document: vscode.TextDocument,
  tools: Tools,
  given?: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { server, run, graph, askParameters } = tools
  const about = await server.ask('ssmith/about', aboutText(document))
  if (!about?.runnable) {
    void vscode.window.showInformationMessage('ssmith: only runbooks and Command documents can be rehearsed')
    return undefined
  }
  const file = await savedFile(document)
  const parameters = given ?? (file && (await askParameters('Simulate', document, about.parameters)))
  if (!file || !parameters) return undefined
  const options = [
    ...Object.entries(parameters).map(([name, value]) => `--parameter=${name}=${value}`),
    ...scriptOptions(),
  ]
  const rehearsed = await withProgress((token) =>
    // One run writes both: scripts may do something outside of it, where the user lets them.
    inOwnFolder('simulate', async (folder) => {
      const path = join(folder, 'report.json')
      const ran = await run(['simulate', file.fsPath, '--color', `--report=${path}`, ...options], file, token)
      return { ran, written: await readFile(path, 'utf8').catch(() => undefined) }
    }),
  )
  if (!rehearsed) return undefined
  const { ran, written } = rehearsed
  if (refusalOf(ran) !== undefined) return undefined
  if (written === undefined) return tellWithoutEnd(ran)
  show(ran.out)
  const report: unknown = JSON.parse(written)
  const notRun = notRunIn(ran)
  if (notRun !== undefined) void offerPython(notRun, () => simulate(document, tools, parameters))
  await graph.showRun(document, report)
  return report
}

/** Tells of a run that came to no end, as the program says it. */
function tellWithoutEnd({ error }: Ran): undefined {
  void vscode.window.showWarningMessage(asMessage(error))
}

/** Shows that a run goes on, and has it cancelled; undefined where it was. */
async function withProgress<Result>(
  run: (token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title: 'ssmith: simulating', cancellable: true }
  return vscode.window.withProgress(options, async (_, token) => {
    const result = await run(token)
    return token.isCancellationRequested ? undefined : result
  })
}

let terminal: vscode.Terminal | undefined

/** Shows a report with its colours, in a terminal in which nothing runs. */
function show(report: string): void {
  terminal?.dispose()
  const written = new vscode.EventEmitter<string>()
  const open = () => written.fire(report.replaceAll('\n', '\r\n'))
  const pty = { onDidWrite: written.event, open, close: () => written.dispose() }
  terminal = vscode.window.createTerminal({ name: 'ssmith: simulate', iconPath: new vscode.ThemeIcon('play'), pty })
  terminal.show(true)
}

import * as vscode from 'vscode'
import type { AboutParameter } from '../../../../server/lsp/protocol.js'
import { refusalOf, savedFile, scriptOptions } from '../program.js'
import { aboutText } from '../server.js'
import type { Tools } from './tools.js'

/**
 * Rehearses the document with parameters that are asked for; what happened is shown as text, and its way in the graph. Another extension, or a
 * test, gives the parameters itself and is given the report.
 */
export async function simulate(
  document: vscode.TextDocument,
  { server, run, graph }: Tools,
  given?: Readonly<Record<string, string>>,
): Promise<unknown> {
  const about = await server.ask('ssmith/about', aboutText(document))
  if (!about?.runnable) {
    void vscode.window.showInformationMessage('ssmith: only runbooks and Command documents can be rehearsed')
    return undefined
  }
  const file = await savedFile(document)
  const parameters = given ?? (file && (await parametersFor(about.parameters)))
  if (!file || !parameters) return undefined
  const options = [
    ...Object.entries(parameters).map(([name, value]) => `--parameter=${name}=${value}`),
    ...scriptOptions(),
  ]
  const [shown, told] = await Promise.all(
    (['--color', '--format=json'] as const).map((form) => run(['simulate', file.fsPath, form, ...options], file)),
  )
  if (!shown || !told || refusalOf(shown) !== undefined) return undefined
  show(shown.out)
  const report: unknown = JSON.parse(told.out)
  await graph.showRun(document, report)
  return report
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

/** What the user gives; undefined where they stop. An empty answer leaves a value to the default, or to invention. */
async function parametersFor(
  parameters: readonly AboutParameter[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const given: [string, string][] = []
  for (const [at, parameter] of parameters.entries()) {
    const title = `Simulate: ${parameter.name} (${at + 1} of ${parameters.length})`
    const value = await valueFor(parameter, title)
    if (value === undefined) return undefined
    if (value !== '') given.push([parameter.name, value])
  }
  return Object.fromEntries(given)
}

async function valueFor(parameter: AboutParameter, title: string): Promise<string | undefined> {
  const { type, description, default: otherwise, allowedValues } = parameter
  const left = otherwise === null ? 'an invented value' : `the default, ${otherwise === '' ? 'empty' : otherwise}`
  if (allowedValues.length === 0)
    return vscode.window.showInputBox({
      title,
      prompt: [description, type].filter(Boolean).join(' · '),
      placeHolder: `leave empty for ${left}`,
    })
  const leave = { label: `$(circle-slash) ${left}`, value: '' }
  const items = [leave, ...allowedValues.map((value) => ({ label: value, value }))]
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: description ?? type })
  return chosen?.value
}

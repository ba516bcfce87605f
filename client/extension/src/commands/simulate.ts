import * as vscode from 'vscode'
import type { AboutParameter } from '../../../../server/lsp/protocol.js'
import { orRefusal, type Server } from '../server.js'

/** Rehearses the document with parameters that are asked for, and shows what happened. */
export async function simulate(document: vscode.TextDocument, server: Server): Promise<unknown> {
  const uri = document.uri.toString()
  const about = await server.ask('ssmith/about', { uri })
  if (!about?.runnable) {
    void vscode.window.showInformationMessage('ssmith: only runbooks and Command documents can be rehearsed')
    return undefined
  }
  const parameters = await parametersFor(about.parameters)
  if (!parameters) return undefined
  const rehearsed = orRefusal(await server.ask('ssmith/simulate', { uri, parameters }))
  if (!rehearsed) return undefined
  const channel = output()
  channel.replace(rehearsed.text)
  channel.show(true)
  return rehearsed.report
}

let channel: vscode.OutputChannel | undefined
const output = (): vscode.OutputChannel => (channel ??= vscode.window.createOutputChannel('ssmith: simulate'))

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
  const left = otherwise === null ? 'invented' : `the default, ${otherwise === '' ? 'empty' : otherwise}`
  if (allowedValues.length === 0)
    return vscode.window.showInputBox({
      title,
      prompt: [description, type].filter(Boolean).join(' · '),
      placeHolder: `leave empty for ${left}`,
    })
  const leave = { label: `$(circle-slash) ${left}`, value: '' }
  const chosen = await vscode.window.showQuickPick(
    [leave, ...allowedValues.map((value) => ({ label: value, value }))],
    {
      title,
      placeHolder: description ?? type,
    },
  )
  return chosen?.value
}

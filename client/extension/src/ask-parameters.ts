import * as vscode from 'vscode'
import type { AboutParameter } from '../../../server/lsp/protocol.js'

/** What the user gives; undefined where they stop. An empty answer leaves a value to the default, or to invention. */
export async function parametersFor(
  purpose: string,
  parameters: readonly AboutParameter[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const given: [string, string][] = []
  for (const [at, parameter] of parameters.entries()) {
    const title = `${purpose}: ${parameter.name} (${at + 1} of ${parameters.length})`
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

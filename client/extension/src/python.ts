import * as vscode from 'vscode'
import { asMessage } from './as-message.js'

/** Where Python scripts run, where that is not the sandbox. No workspace can say so, and in one that is not trusted none run. */
export function pythonChosen(): 'host' | 'off' | undefined {
  if (!vscode.workspace.isTrusted) return 'off'
  const chosen = vscode.workspace.getConfiguration('ssmith').get<string>('python')
  return chosen === 'host' || chosen === 'off' ? chosen : undefined
}

let isOffered = false

/** Tells, once while the editor is open, why scripts did not run, and offers the Python of the machine; `again`: what is done once it is taken. */
export async function offerPython(reason: string, again: () => unknown): Promise<void> {
  if (isOffered) return
  isOffered = true
  const offer = 'Use the Python of This Machine…'
  const taken = await vscode.window.showInformationMessage(`ssmith: ${asMessage(reason)}`, offer)
  if (taken === undefined) return
  const detail = 'They may then do all that you may do. The setting ssmith.python takes that back.'
  const question = 'Run the Python scripts of documents without a sandbox?'
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, 'Run Them')) === undefined) return
  await vscode.workspace.getConfiguration('ssmith').update('python', 'host', vscode.ConfigurationTarget.Global)
  again()
}

import * as vscode from 'vscode'
import { caseConfiguration } from '../debug/configurations.js'
import type { Tools } from './tools.js'

/** Debugs a rehearsal of the document, with parameters that are asked for, or given by another extension or a test. */
export async function debug(
  document: vscode.TextDocument,
  { configurations }: Tools,
  given?: Readonly<Record<string, string>>,
): Promise<boolean> {
  const configuration = await configurations.forDocument(document, given)
  return configuration !== undefined && start(document.uri, configuration)
}

/** Debugs a case of a test file. */
export async function debugCase(document: vscode.TextDocument, _: Tools, name: string): Promise<boolean> {
  if (document.isDirty) await document.save()
  return start(document.uri, caseConfiguration(document.uri, name))
}

const start = (file: vscode.Uri, configuration: vscode.DebugConfiguration): Thenable<boolean> =>
  vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(file), configuration)

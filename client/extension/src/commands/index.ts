import * as vscode from 'vscode'
import { convert } from './convert.js'
import { debug, debugCase } from './debug.js'
import { explain } from './explain.js'
import { newDocument } from './new-document.js'
import { policy } from './policy.js'
import { chooseAnswer } from './set-answer.js'
import { showReferences } from './show-references.js'
import { simulate } from './simulate.js'
import type { Tools } from './tools.js'

/** The document that a command is about: the one it is called with, or that of the active editor. */
async function documentFor(uri: unknown): Promise<vscode.TextDocument | undefined> {
  if (uri instanceof vscode.Uri) return vscode.workspace.openTextDocument(uri)
  if (typeof uri === 'string') return vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  const document = vscode.window.activeTextEditor?.document
  if (!document) void vscode.window.showInformationMessage('ssmith: open a Systems Manager document first')
  return document
}

/** Parameters that another extension gives. The buttons of an editor give where they stand instead, which is no text. */
function parametersIn(given: unknown): Readonly<Record<string, string>> | undefined {
  const isValues =
    typeof given === 'object' && given !== null && Object.values(given).every((value) => typeof value === 'string')
  return isValues ? (given as Readonly<Record<string, string>>) : undefined
}

/** All commands of the extension, as `package.json` lists them, and those that lenses name. */
export function registerCommands(tools: Tools): vscode.Disposable[] {
  const onDocument =
    <More extends unknown[]>(
      command: (document: vscode.TextDocument, tools: Tools, ...more: More) => Promise<unknown>,
    ) =>
    async (uri: unknown, ...more: More): Promise<unknown> => {
      const document = await documentFor(uri)
      return document && command(document, tools, ...more)
    }
  const commands: Readonly<Record<string, (...args: never[]) => unknown>> = {
    'ssmith.newDocument': () => newDocument(tools.server),
    'ssmith.simulate': onDocument((document, _, given?: unknown) => simulate(document, tools, parametersIn(given))),
    'ssmith.debug': onDocument((document, _, given?: unknown) => debug(document, tools, parametersIn(given))),
    'ssmith.debugCase': onDocument(debugCase),
    'ssmith.setAnswer': chooseAnswer,
    'ssmith.test': onDocument((document) => tools.tests.runFor(document.uri)),
    'ssmith.showGraph': onDocument((document) => tools.graph.show(document)),
    'ssmith.lockGraph': () => tools.graph.toggleLock(),
    'ssmith.policy': onDocument(policy),
    'ssmith.convert': onDocument(convert),
    'ssmith.explain': onDocument(explain),
    'ssmith.showReferences': showReferences,
    'ssmith.restart': () => tools.server.restart(),
  }
  return Object.entries(commands).map(([name, command]) => vscode.commands.registerCommand(name, command))
}

import * as vscode from 'vscode'
import { refusalOf } from '../program.js'
import type { Tools } from './tools.js'

/** Shows the page of the rule whose finding stands at the cursor, or of one that is chosen. */
export async function explain(document: vscode.TextDocument, { run }: Tools): Promise<void> {
  const rule = await ruleAt(document)
  if (rule === undefined) return
  const ran = await run(['rules', rule], document.uri)
  if (refusalOf(ran) !== undefined) return
  const opened = await vscode.workspace.openTextDocument({ content: ran.out, language: 'markdown' })
  await vscode.commands.executeCommand('markdown.showPreviewToSide', opened.uri)
}

async function ruleAt(document: vscode.TextDocument): Promise<string | undefined> {
  const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'ssmith')
  const cursor = vscode.window.activeTextEditor?.selection.active
  const here = found.filter(({ range }) => cursor && range.contains(cursor))
  const rules = [...new Set((here.length > 0 ? here : found).map(({ code }) => nameOf(code)))]
  if (rules.length === 0) void vscode.window.showInformationMessage('ssmith: nothing is wrong here')
  return rules.length > 1 ? vscode.window.showQuickPick(rules, { title: 'Explain which rule?' }) : rules[0]
}

const nameOf = (code: vscode.Diagnostic['code']): string => String(typeof code === 'object' ? code.value : (code ?? ''))

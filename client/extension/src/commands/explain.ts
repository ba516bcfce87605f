import * as vscode from 'vscode'
import { ruleOf } from '../rule-of.js'
import type { Tools } from './tools.js'

/** Shows the page of the rule whose finding stands at the cursor, or of one that is chosen. Gives the name of the rule. */
export async function explain(document: vscode.TextDocument, { pages }: Tools): Promise<string | undefined> {
  const rule = await ruleAt(document)
  if (rule === undefined) return undefined
  await vscode.commands.executeCommand('markdown.showPreviewToSide', vscode.Uri.joinPath(pages, `${rule}.md`))
  return rule
}

async function ruleAt(document: vscode.TextDocument): Promise<string | undefined> {
  const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'ssmith')
  const cursor = vscode.window.activeTextEditor?.selection.active
  const here = found.filter(({ range }) => cursor && range.contains(cursor))
  const rules = [...new Set((here.length > 0 ? here : found).map(ruleOf))]
  if (rules.length === 0) void vscode.window.showInformationMessage('ssmith: nothing is wrong here')
  return rules.length > 1 ? vscode.window.showQuickPick(rules, { title: 'Explain which rule?' }) : rules[0]
}

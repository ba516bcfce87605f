import * as vscode from 'vscode'
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node'
import { selector } from './detection.js'
import { formatDocuments } from './formatting.js'
import { programFile } from './program.js'
import { ruleOf } from './rule-of.js'

/** Starts the server and what speaks with it. This is in a file of its own, sixteen times as large as the rest, which is loaded only then. */
export async function launch(context: vscode.ExtensionContext): Promise<LanguageClient> {
  const module = programFile(context)
  const run = { module, args: ['lsp'], transport: TransportKind.stdio }
  const options: LanguageClientOptions = {
    documentSelector: selector,
    middleware: {
      async provideDiagnostics(document, previous, token, next) {
        const report = await next(document, previous, token)
        if (report?.kind !== 'full' || !('languageId' in document) || !isReadByOthers(document)) return report
        return { ...report, items: report.items.filter((each) => ruleOf(each) !== 'broken-syntax') }
      },
    },
  }
  const client = new LanguageClient('ssmith', 'ssmith', { run, debug: run }, options)
  context.subscriptions.push(client, formatDocuments(client))
  await client.start()
  return client
}

/** Extensions that tell of broken texts in a language themselves. */
const readers: Readonly<Record<string, string>> = {
  json: 'vscode.json-language-features',
  jsonc: 'vscode.json-language-features',
  yaml: 'redhat.vscode-yaml',
}

/** Whether somebody else tells that a text, such as a template, is broken: it is told once. */
function isReadByOthers({ languageId }: vscode.TextDocument): boolean {
  const reader = readers[languageId]
  return reader !== undefined && vscode.extensions.getExtension(reader) !== undefined
}

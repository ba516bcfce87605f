import type * as vscode from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'

/** Where the server lies; said when this is bundled. */
declare const yamlServer: string

/** Stands for Red Hat's YAML extension, which is in no registry of packages: its server, for the texts for which it is there. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const run = { module: yamlServer, transport: TransportKind.stdio }
  const client = new LanguageClient('yaml', { run, debug: run }, { documentSelector: [{ language: 'yaml' }] })
  context.subscriptions.push(client)
  await client.start()
}

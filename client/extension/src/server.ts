import * as vscode from 'vscode'
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node'
import type { OfText, Requests } from '../../../server/lsp/protocol.js'
import { selector } from './detection.js'

/** The language server: started when the first document is seen, and asked from then on. */
export interface Server {
  /** Starts it, unless it runs. */
  start(): Promise<LanguageClient>
  restart(): Promise<void>
  /** Asks what is beside the protocol. */
  ask<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]['params'],
  ): Promise<Requests[Method]['result']>
}

export function serverOf(context: vscode.ExtensionContext): Server {
  let started: Promise<LanguageClient> | undefined

  async function start(): Promise<LanguageClient> {
    started ??= launch(context)
    return started
  }
  return {
    start,
    async restart() {
      await (await start()).restart()
    },
    async ask(method, params) {
      const client = await start()
      return client.sendRequest(method, params)
    },
  }
}

async function launch(context: vscode.ExtensionContext): Promise<LanguageClient> {
  const module = context.asAbsolutePath('dist/server/dist/ssmith.cjs')
  const run = { module, args: ['lsp'], transport: TransportKind.stdio }
  const options: LanguageClientOptions = {
    documentSelector: selector,
    initializationOptions: { trusted: vscode.workspace.isTrusted },
    synchronize: {
      configurationSection: 'ssmith',
      fileEvents: vscode.workspace.createFileSystemWatcher('**/{.ssmith.yaml,*.yaml,*.yml,*.json}'),
    },
  }
  const client = new LanguageClient('ssmith', 'ssmith', { run, debug: run }, options)
  context.subscriptions.push(client)
  await client.start()
  return client
}

/** A document, as requests name it. */
export const aboutText = ({ uri }: vscode.TextDocument): OfText => ({ textDocument: { uri: uri.toString() } })

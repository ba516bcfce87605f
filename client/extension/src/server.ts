import type * as vscode from 'vscode'
import type { LanguageClient } from 'vscode-languageclient/node'
import type { OfText, Requests } from '../../../server/lsp/protocol.js'

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
    started ??= import('./language-client.js').then(({ launch }) => launch(context))
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

/** A document, as requests name it. */
export const aboutText = ({ uri }: vscode.TextDocument): OfText => ({ textDocument: { uri: uri.toString() } })

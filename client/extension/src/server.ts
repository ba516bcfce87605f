import * as vscode from 'vscode'
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node'
import type { OfText, Requests } from '../../../server/lsp/protocol.js'
import { selector } from './detection.js'
import { formatDocuments } from './formatting.js'
import { programFile } from './program.js'
import { ruleOf } from './rule-of.js'

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

/** A document, as requests name it. */
export const aboutText = ({ uri }: vscode.TextDocument): OfText => ({ textDocument: { uri: uri.toString() } })

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  CancellationToken,
  createMessageConnection,
  ResponseError,
} from 'vscode-jsonrpc/browser'
import type * as lsp from 'vscode-languageserver-protocol'
import type { Methods } from './methods.js'

/** The language server, which runs in a worker. */
export interface Server {
  /** What it can do. */
  readonly capabilities: Promise<lsp.ServerCapabilities>
  /** Asks; `null` where there is nothing to say, or nobody wants the answer any more. */
  ask<Name extends keyof Methods & string>(
    method: Name,
    params: Methods[Name]['params'],
    token?: CancellationToken,
  ): Promise<Methods[Name]['result'] | null>
  /** Tells of a document. */
  tell(method: `textDocument/${string}`, params: object): void
  /** Called with what is found wrong with a document, whenever that changes. */
  onDiagnostics(listener: (found: lsp.PublishDiagnosticsParams) => void): void
}

/** What the page can do that the server makes use of. */
const capabilities: lsp.ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
}

/** `LSPErrorCodes.RequestCancelled`, without the library that has it. */
const requestCancelled = -32800

export function startServer(worker: Worker): Server {
  const connection = createMessageConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker))
  connection.listen()
  const params: lsp.InitializeParams = { processId: null, rootUri: null, capabilities }
  const ready = connection.sendRequest<lsp.InitializeResult>('initialize', params)
  void ready.then(() => connection.sendNotification('initialized', {}))
  return {
    capabilities: ready.then((result) => result.capabilities),
    async ask(method, asked, token = CancellationToken.None) {
      await ready
      try {
        return await connection.sendRequest(method, asked, token)
      } catch (error) {
        if (error instanceof ResponseError && error.code === requestCancelled) return null
        throw error
      }
    },
    tell: (method, told) => void ready.then(() => connection.sendNotification(method, told)),
    onDiagnostics: (listener) => void connection.onNotification('textDocument/publishDiagnostics', listener),
  }
}

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type ResponseMessage,
} from 'vscode-languageserver/node'

const program = join(import.meta.dirname, '../../dist/ssmith.cjs')

export interface Published {
  readonly uri: string
  readonly diagnostics: readonly { readonly code: string; readonly message: string; readonly range: object }[]
}

/** A client of the server as editors start it. */
export class LspClient {
  readonly process: ChildProcess
  readonly connection: ProtocolConnection
  readonly published: Published[] = []
  #waiting: { readonly uri: string; readonly resolve: (told: Published) => void }[] = []

  constructor() {
    this.process = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const { stdout, stdin } = this.process
    assert.ok(stdout && stdin)
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      this.published.push(params)
      for (const { uri, resolve } of this.#waiting) if (uri === params.uri) resolve(params)
      this.#waiting = this.#waiting.filter(({ uri }) => uri !== params.uri)
    })
    this.connection.listen()
  }

  async start(
    capabilities: object = {},
    folders: readonly string[] = [],
  ): Promise<{ readonly capabilities: Readonly<Record<string, unknown>> }> {
    const result = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities,
    })
    await this.connection.sendNotification('initialized', {})
    return result as never
  }

  async open(uri: string, text: string): Promise<Published> {
    const arrived = this.next(uri)
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    })
    return arrived
  }

  async change(uri: string, version: number, contentChanges: readonly object[]): Promise<Published> {
    const arrived = this.next(uri)
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
    return arrived
  }

  /** What is told next of a text; meanwhile others may be told of that lean on it. */
  next(uri: string): Promise<Published> {
    return new Promise((resolve) => this.#waiting.push({ uri, resolve }))
  }

  ask<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, params) as Promise<T>
  }

  /** Writes messages in one go, past the connection, which writes one at a time; gives the answer to the request of that id. */
  raw(id: string, messages: readonly object[]): Promise<ResponseMessage> {
    const { stdout, stdin } = this.process
    assert.ok(stdout && stdin)
    return new Promise((resolve) => {
      new StreamMessageReader(stdout).listen((message) => {
        if ('id' in message && message.id === id) resolve(message as ResponseMessage)
      })
      const frames = messages.map((message) => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message })
        return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
      })
      stdin.write(frames.join(''))
    })
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.on('exit', resolve))
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    return ended
  }
}

export interface LspEdit {
  readonly range: {
    readonly start: { line: number; character: number }
    readonly end: { line: number; character: number }
  }
  readonly newText: string
}

/** A text after the edits of an answer. */
export function applied(text: string, edits: readonly LspEdit[]): string {
  const lines = text.split('\n')
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character
  let result = text
  for (const { range, newText } of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)))
    result = result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end))
  return result
}

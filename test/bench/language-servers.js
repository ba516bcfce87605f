import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import { schemaFile } from './engines.js'

const require = createRequire(import.meta.url)

/** @typedef {import('./documents.js').Format} Format */
/** @typedef {{ line: number, character: number }} Position */
/** @typedef {{ range?: { start: Position, end: Position }, text: string }} Change */
/** How a server is started, and told what it has to know. */
/** @typedef {{ id: string, name: string, formats: readonly Format[], args: readonly string[], languageId: (format: Format) => string, settings?: Readonly<Record<string, unknown>> }} Server */

/** Servers as editors start them. @param {string} dist The folder of the build. @returns {readonly Server[]} */
export const servers = (dist) => [
  {
    id: 'ssmith',
    name: 'ssmith',
    formats: ['yaml', 'json'],
    args: [join(dist, 'ssmith.cjs'), 'lsp', '--stdio'],
    languageId: (format) => format,
  },
  {
    id: 'aws',
    name: 'aws-ssm-document-language-service',
    formats: ['yaml', 'json'],
    args: [require.resolve('aws-ssm-document-language-service'), '--stdio'],
    languageId: (format) => `ssm-${format}`,
  },
  {
    id: 'yaml-server',
    name: 'yaml-language-server and our schema',
    formats: ['yaml'],
    args: [join(import.meta.dirname, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
    languageId: (format) => format,
    settings: {
      yaml: {
        validate: true,
        hover: true,
        completion: true,
        // Nothing is to be fetched.
        schemaStore: { enable: false },
        schemas: { [pathToFileURL(schemaFile).href]: '*' },
      },
    },
  },
]

const peak = join(import.meta.dirname, 'peak.cjs')

/** A language server with one document open, and an editor's end of the connection to it. */
export class Editing {
  /** How often it had something to say of what. */
  said = { diagnostics: 0, completion: 0, hover: 0 }
  #process
  #connection
  #peakFile
  #version = 1
  #uri
  #format
  /** @type {(() => void)[]} */
  #waiting = []

  /** @param {Server} server @param {Format} format @param {{ env: Record<string, string>, peakFile?: string }} options */
  constructor(server, format, { env, peakFile }) {
    this.server = server
    this.#format = format
    // A folder that is not there: documents around are not what is measured.
    this.#uri = `file:///nowhere/document.${format}`
    this.#peakFile = peakFile
    const measured = peakFile && { NODE_OPTIONS: `--require ${JSON.stringify(peak)}`, PEAK_FILE: peakFile }
    this.#process = spawn(process.execPath, server.args, {
      env: { ...process.env, NODE_OPTIONS: '', ...env, ...measured },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const { stdout, stdin } = this.#process
    this.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => {
      if (diagnostics.length > 0) this.said.diagnostics++
      for (const go of this.#waiting.splice(0)) go()
    })
    this.#connection.onRequest('workspace/configuration', ({ items }) =>
      items.map((/** @type {{ section?: string }} */ { section }) => server.settings?.[section ?? ''] ?? null),
    )
    this.#connection.onRequest('client/registerCapability', () => null)
    this.#connection.listen()
  }

  /** Opens the document, and waits for what is wrong with it. @param {string} text */
  async open(text) {
    const { settings, languageId } = this.server
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      initializationOptions: {},
      capabilities: {
        workspace: { configuration: settings !== undefined },
        textDocument: { publishDiagnostics: {}, completion: { completionItem: { snippetSupport: true } }, hover: {} },
      },
    })
    await this.#connection.sendNotification('initialized', {})
    if (settings) await this.#connection.sendNotification('workspace/didChangeConfiguration', { settings })
    const told = this.#told()
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.#uri, languageId: languageId(this.#format), version: this.#version, text },
    })
    await told
  }

  /** Types, and waits for what is wrong then. @param {Change} change */
  type(change) {
    const told = this.#told()
    this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: [change],
    })
    return told
  }

  /** Asks for what completes the text at a position, or for what stands there. @param {'completion' | 'hover'} what @param {Position} position */
  async ask(what, position) {
    const textDocument = { uri: this.#uri }
    const answer = await this.#connection.sendRequest(`textDocument/${what}`, { textDocument, position })
    const { items = answer, contents = items } = /** @type {any} */ (answer ?? {})
    if (contents && contents.length !== 0) this.said[what]++
  }

  /** Ends the server, and gives the most memory it ever had, in MB, where that was to be measured. */
  async end() {
    const ended = new Promise((resolve) => this.#process.on('exit', resolve))
    await this.#connection.sendRequest('shutdown')
    await this.#connection.sendNotification('exit')
    await ended
    this.#connection.dispose()
    return this.#peakFile === undefined ? Number.NaN : Number(readFileSync(this.#peakFile, 'utf8')) / 1024
  }

  /** @returns {Promise<void>} */
  #told() {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}

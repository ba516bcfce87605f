import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node'

const program = join(import.meta.dirname, '../../dist/ssmith.js')

const runbook = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String, description: Which one. }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: stopped }
    nextStep: tell
  - name: tell
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: handle
      Script: |
        def handle(events, context):
          return '{{ InstanceId }} 🙂 {{ stop.InstanceStates }}'
    isEnd: true
outputs: [stop.InstanceStates]
`

interface Published {
  readonly uri: string
  readonly diagnostics: readonly { readonly code: string; readonly range: object }[]
}

/** A client of the server as editors start it. */
class Client {
  readonly process: ChildProcess
  readonly connection: ProtocolConnection
  readonly published: Published[] = []
  #waiting: (() => void)[] = []

  constructor() {
    this.process = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const { stdout, stdin } = this.process
    assert.ok(stdout && stdin)
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    this.connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      this.published.push(params)
      for (const go of this.#waiting.splice(0)) go()
    })
    this.connection.listen()
  }

  async start(): Promise<{ readonly capabilities: Readonly<Record<string, unknown>> }> {
    const result = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    })
    await this.connection.sendNotification('initialized', {})
    return result as never
  }

  async open(uri: string, text: string): Promise<Published> {
    const arrived = new Promise<void>((resolve) => this.#waiting.push(resolve))
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    })
    await arrived
    return this.published.at(-1) as Published
  }

  async change(uri: string, version: number, contentChanges: readonly object[]): Promise<Published> {
    const arrived = new Promise<void>((resolve) => this.#waiting.push(resolve))
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
    await arrived
    return this.published.at(-1) as Published
  }

  ask<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, params) as Promise<T>
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.on('exit', resolve))
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    return ended
  }
}

const uri = 'file:///work/restart.yaml'
const textDocument = { uri }

interface LspEdit {
  readonly range: {
    readonly start: { line: number; character: number }
    readonly end: { line: number; character: number }
  }
  readonly newText: string
}

function applied(text: string, edits: readonly LspEdit[]): string {
  const lines = text.split('\n')
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character
  let result = text
  for (const { range, newText } of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)))
    result = result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end))
  return result
}

describe('the language server', () => {
  let client: Client
  before(async () => {
    client = new Client()
    const { capabilities } = await client.start()
    assert.equal(capabilities['renameProvider'] !== undefined, true)
  })
  after(async () => {
    assert.equal(await client.stop(), 0)
  })

  it('tells what is wrong as the text changes, each time of the newest text', async () => {
    const first = await client.open(uri, runbook)
    assert.deepEqual(
      first.diagnostics.map(({ code }) => code),
      ['script-injection'],
    )
    const line = runbook.split('\n').findIndex((each) => each.includes('nextStep: tell'))
    const slip = { range: { start: { line, character: 14 }, end: { line, character: 18 } }, text: 'tel' }
    const second = await client.change(uri, 2, [slip])
    assert.ok(second.diagnostics.some(({ code }) => code === 'unknown-step'))
    const third = await client.change(uri, 3, [{ text: runbook }])
    assert.ok(!third.diagnostics.some(({ code }) => code === 'unknown-step'))
  })

  it('offers the fix of a finding', async () => {
    const line = runbook.split('\n').findIndex((each) => each.includes('nextStep: tell'))
    const wrong = runbook.replace('nextStep: tell', 'nextStep: tel')
    await client.change(uri, 4, [{ text: wrong }])
    const position = { line, character: 15 }
    const actions = await client.ask<{ title: string; edit: { changes: Record<string, LspEdit[]> } }[]>(
      'textDocument/codeAction',
      {
        textDocument,
        range: { start: position, end: position },
        context: { diagnostics: [] },
      },
    )
    assert.equal(applied(wrong, actions[0]?.edit.changes[uri] ?? []), runbook)
    await client.change(uri, 5, [{ text: runbook }])
  })

  it('renames a step in jumps, references, scripts and outputs', async () => {
    const renamed = await client.ask<{ changes: Record<string, LspEdit[]> }>('textDocument/rename', {
      textDocument,
      position: { line: 4, character: 11 },
      newName: 'halt',
    })
    const text = applied(runbook, renamed.changes[uri] ?? [])
    assert.equal(
      text,
      runbook.replace('name: stop', 'name: halt').replace('{{ stop.', '{{ halt.').replace('[stop.', '[halt.'),
    )
  })

  it('refuses a name that another step has', async () => {
    await assert.rejects(
      client.ask('textDocument/rename', { textDocument, position: { line: 4, character: 11 }, newName: 'tell' }),
      /there is a step named tell already/,
    )
  })

  it('leads from a use to the declaration, also behind an astral character in a script', async () => {
    const line = runbook.split('\n').findIndex((each) => each.includes('🙂'))
    const character = (runbook.split('\n')[line] ?? '').indexOf('stop.') + 1
    const found = await client.ask<{ range: LspEdit['range'] }>('textDocument/definition', {
      textDocument,
      position: { line, character },
    })
    assert.deepEqual(found.range, { start: { line: 4, character: 10 }, end: { line: 4, character: 14 } })
  })

  it('says what a parameter, an action and an input are', async () => {
    const at = async (line: number, character: number) =>
      (
        await client.ask<{ contents: { value: string } } | null>('textDocument/hover', {
          textDocument,
          position: { line, character },
        })
      )?.contents.value ?? ''
    assert.match(await at(6, 37), /\*\*InstanceId\*\* — parameter of type String\n\nWhich one\./)
    assert.match(await at(5, 20), /\*\*aws:changeInstanceState\*\* — /)
    assert.match(await at(6, 16), /\*\*InstanceIds\*\* — StringList/)
    assert.match(await at(0, 2), /\*\*schemaVersion\*\*/)
    assert.equal(await at(16, 2), '')
  })

  it('completes the name of a step', async () => {
    const items = await client.ask<{ label: string; textEdit: LspEdit }[]>('textDocument/completion', {
      textDocument,
      position: { line: 7, character: 18 },
    })
    assert.deepEqual(
      items.map(({ label }) => label),
      ['tell'],
    )
    assert.equal(applied(runbook, items[0] ? [items[0].textEdit] : []), runbook)
  })

  it('gives the outline', async () => {
    const symbols = await client.ask<{ name: string; detail: string }[]>('textDocument/documentSymbol', {
      textDocument,
    })
    assert.deepEqual(
      symbols.map(({ name, detail }) => `${name} ${detail}`),
      ['InstanceId String', 'stop aws:changeInstanceState', 'tell aws:executeScript'],
    )
  })

  it('has nothing to say of a file that is no document', async () => {
    const other = { uri: 'file:///work/values.yaml' }
    assert.deepEqual((await client.open(other.uri, 'replicas: 3\n')).diagnostics, [])
    assert.equal(
      await client.ask('textDocument/hover', { textDocument: other, position: { line: 0, character: 1 } }),
      null,
    )
  })
})

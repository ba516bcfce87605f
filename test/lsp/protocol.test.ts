import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, DiagnosticTag } from 'vscode-languageserver'
import { LspClient, type LspEdit } from '../support/lsp-client.js'

const program = join(import.meta.dirname, '../../dist/ssmith.cjs')
const uri = 'file:///work/wait.yaml'
const textDocument = { uri }
const lines = [
  "schemaVersion: '0.3'",
  'parameters: { Wait: { type: String } }',
  'mainSteps:',
  '  - name: wait',
  '    action: aws:sleep',
  "    inputs: { Duration: '🙂ä{{ Wait }}' } # 🙂",
]

/** How often the text is changed to see whether memory grows. */
const edits = Number(process.env['SSMITH_EDITS'] ?? 1000)

describe('the protocol', () => {
  for (const [encoding, character] of [
    ['utf-8', 34],
    ['utf-16', 31],
    ['utf-32', 30],
  ] as const) {
    it(`counts characters in ${encoding} where the client prefers that`, async () => {
      const client = new LspClient()
      const { capabilities } = await client.start({ general: { positionEncodings: [encoding] } })
      assert.equal(capabilities['positionEncoding'], encoding)
      await client.open(uri, lines.join('\r\n'))
      const range = { start: { line: 5, character }, end: { line: 5, character: character + 4 } }
      const places = await client.ask<{ range: LspEdit['range'] }[]>('textDocument/documentHighlight', {
        textDocument,
        position: range.start,
      })
      assert.deepEqual(places.at(-1)?.range, range)
      const { diagnostics } = await client.change(uri, 2, [{ range, text: 'Wart' }])
      const told = diagnostics.find(({ code }) => code === 'undeclared-parameter')
      assert.deepEqual(told?.range, range)
      assert.equal(await client.stop(), 0)
    })
  }

  it('gives findings to clients that ask for them, and sends none to these', async () => {
    const client = new LspClient()
    const { capabilities } = await client.start({ textDocument: { diagnostic: {} } })
    assert.ok(capabilities['diagnosticProvider'])
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri,
        languageId: 'yaml',
        version: 1,
        text: lines.join('\n').replace('🙂ä{{ Wait }}', '1 minute'),
      },
    })
    const report = await client.ask<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument,
    })
    assert.deepEqual(
      [report.kind, report.items.map(({ code }) => code)],
      ['full', ['unused-parameter', 'malformed-duration']],
    )
    assert.deepEqual(
      report.items.map(({ tags, codeDescription }) => [tags, codeDescription?.href.replace(/.*\//, '')]),
      [
        [[DiagnosticTag.Unnecessary], undefined],
        [undefined, 'automation-action-sleep.html'],
      ],
    )
    assert.equal(client.published.length, 0)
    assert.equal(await client.stop(), 0)
  })

  for (const snippetSupport of [true, false]) {
    it(`${snippetSupport ? 'tells' : 'does not tell'} where one goes on in what is completed, as the client takes snippets`, async () => {
      const client = new LspClient()
      await client.start({ textDocument: { completion: { completionItem: { snippetSupport } } } })
      await client.open('untitled:new.json', '')
      const [item] = await client.ask<{ insertTextFormat?: number; textEdit: LspEdit }[]>('textDocument/completion', {
        textDocument: { uri: 'untitled:new.json' },
        position: { line: 0, character: 0 },
      })
      assert.equal(item?.insertTextFormat, snippetSupport ? 2 : undefined)
      assert.equal(item?.textEdit.newText.includes('"${1:'), snippetSupport)
      assert.equal(await client.stop(), 0)
    })
  }

  it('stops work that is cancelled', async () => {
    const client = new LspClient()
    await client.start()
    await client.open(uri, lines.join('\n'))
    const position = { line: 3, character: 10 }
    const answer = await client.raw('asked', [
      { id: 'asked', method: 'textDocument/hover', params: { textDocument, position } },
      { method: '$/cancelRequest', params: { id: 'asked' } },
    ])
    assert.equal(answer.error?.code, -32800)
    assert.equal(await client.stop(), 0)
  })

  it('survives messages that make no sense', async () => {
    const client = new LspClient()
    await client.start()
    const nonsense = [
      null,
      {},
      { textDocument: null },
      { textDocument: { uri: 5 } },
      { textDocument, position: 'here' },
      { textDocument: { uri: '%%' }, position: { line: -1, character: 1e9 } },
      { textDocument, position: { line: 1e9, character: -5 }, range: 7, context: 1 },
    ]
    const methods = [
      'hover',
      'completion',
      'definition',
      'references',
      'rename',
      'codeAction',
      'formatting',
      'foldingRange',
      'selectionRange',
      'semanticTokens/full',
      'inlayHint',
      'didOpen',
      'didChange',
      'didClose',
    ]
    for (const method of methods) {
      for (const params of nonsense) {
        if (method.startsWith('did')) await client.connection.sendNotification(`textDocument/${method}`, params)
        else
          await client.connection
            .sendRequest(`textDocument/${method}`, params)
            .catch((error: Error) => assert.ok(error.message))
      }
    }
    await client.open(uri, lines.join('\n'))
    for (const params of nonsense) await client.connection.sendNotification('textDocument/didChange', params)
    const found = await client.ask<object>('textDocument/hover', { textDocument, position: { line: 3, character: 10 } })
    assert.ok(found)
    assert.equal(await client.stop(), 0)
  })

  it('goes on with a client that refuses what it said it could do', async () => {
    const client = new LspClient()
    const workspace = {
      configuration: true,
      workspaceFolders: true,
      didChangeWatchedFiles: { dynamicRegistration: true },
    }
    await client.start({ workspace, window: { workDoneProgress: true } })
    const { diagnostics } = await client.open(uri, lines.join('\n').replace('🙂ä{{ Wait }}', '1 minute'))
    assert.ok(diagnostics.some(({ code }) => code === 'malformed-duration'))
    const event = { added: [{ uri: 'file:///other', name: 'other' }], removed: [] }
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
    assert.ok(await client.ask<object>('textDocument/hover', { textDocument, position: { line: 3, character: 10 } }))
    assert.equal(await client.stop(), 0)
  })

  it('takes settings of the editor into account', async () => {
    const client = new LspClient()
    client.connection.onRequest('workspace/configuration', () => [
      { rules: { 'malformed-duration': 'off' }, strict: 'yes' },
    ])
    await client.start({ workspace: { configuration: true } })
    const { diagnostics } = await client.open(uri, lines.join('\n').replace('🙂ä{{ Wait }}', '1 minute'))
    assert.ok(!diagnostics.some(({ code }) => code === 'malformed-duration'))
    assert.equal(await client.stop(), 0)
  })

  it('tells once what it does not know in the settings of the editor', async () => {
    const client = new LspClient()
    const said: string[] = []
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      said.push(message)
    })
    client.connection.onRequest('workspace/configuration', () => [
      { rules: { 'malformed-duration': 'nonsense', bogus: 'error', 'unknown-step': 'off' }, strict: 'yes' },
    ])
    await client.start({ workspace: { configuration: true } })
    await client.open(uri, lines.join('\n'))
    await client.change(uri, 2, [{ text: lines.join('\n') }])
    assert.deepEqual(said, [
      'ssmith.strict is "yes"; it is to be true or false',
      'ssmith.rules: `malformed-duration` is "nonsense"; it is to be error, warning, info or off',
      'ssmith.rules: no rule is named `bogus`; `ssmith rules` lists them',
    ])
    assert.equal(await client.stop(), 0)
  })

  it('refuses what is missing, and all behind the end of a session', async () => {
    const client = new LspClient()
    await client.start()
    await client.open(uri, lines.join('\n'))
    const codeOf = async (method: string, params: object | null) =>
      client.connection.sendRequest(method.includes('/') ? method : `textDocument/${method}`, params).then(
        () => undefined,
        ({ code, message }: { code: number; message: string }) => [code, message],
      )
    const position = { line: 3, character: 10 }
    assert.deepEqual(await codeOf('hover', {}), [-32602, '`textDocument.uri` is to be a text'])
    assert.deepEqual(await codeOf('hover', { textDocument }), [
      -32602,
      '`position` is to have a line and a character from 0 on',
    ])
    assert.equal((await codeOf('workspace/symbols', {}))?.[0], -32601)
    assert.equal(await codeOf('hover', { textDocument, position }), undefined)
    await client.connection.sendRequest('shutdown')
    for (const [method, params] of [
      ['hover', { textDocument, position }],
      ['workspace/symbol', { query: '' }],
      ['ssmith/skeletons', { format: 'yaml' }],
    ] as const)
      assert.deepEqual(await codeOf(method, params), [-32600, 'the server was shut down'])
    await client.connection.sendNotification('exit')
  })

  it('gives no findings anew that a client has been given', async () => {
    const client = new LspClient()
    await client.start({ textDocument: { diagnostic: {} } })
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: lines.join('\n') },
    })
    const pull = (more: object = {}) =>
      client.ask<{ kind: string; resultId: string }>('textDocument/diagnostic', { textDocument, ...more })
    const { kind, resultId: previousResultId } = await pull()
    assert.equal(kind, 'full')
    assert.equal((await pull({ previousResultId })).kind, 'unchanged')
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: `${lines.join('\n')}\n` }],
    })
    assert.equal((await pull({ previousResultId })).kind, 'full')
    assert.equal(await client.stop(), 0)
  })

  it('survives bytes that are no messages', async () => {
    for (const bytes of [
      'Content-Length: 5\r\n\r\n{"a":',
      'Content-Length: x\r\n\r\n',
      '\u0000\r\n\r\n{}',
      'Content-Length: 2\r\n\r\n[]',
    ]) {
      const server = spawn(process.execPath, [program, 'lsp', '--stdio'])
      let told = ''
      server.stderr.on('data', (chunk) => (told += String(chunk)))
      server.stdin.write(bytes)
      server.stdin.end()
      const code = await new Promise<number | null>((resolve) => server.on('exit', resolve))
      assert.ok(code === 0 || code === 1, `${JSON.stringify(bytes)} ended the server with ${code}: ${told}`)
    }
  })

  it(`does not grow over ${edits} changes`, async function () {
    this.timeout(0)
    const client = new LspClient()
    await client.start()
    await client.open(uri, lines.join('\n'))
    const memory = () => residentKilobytes(client.process.pid ?? 0)
    const change = async (from: number, to: number) => {
      for (let version = from; version < to; version++) {
        const range = { start: { line: 5, character: 25 }, end: { line: 5, character: 38 } }
        await client.change(uri, version, [{ range, text: `PT${version % 10}M'}        `.slice(0, 13) }])
        await client.ask('textDocument/completion', { textDocument, position: { line: 5, character: 26 } })
      }
    }
    await change(2, edits / 2)
    const before = memory()
    if (before === undefined) return this.skip()
    await change(edits / 2, edits)
    const grown = (memory() ?? 0) - before
    assert.ok(grown < 30_000, `${grown} KB more after ${edits / 2} changes`)
    assert.equal(await client.stop(), 0)
  })
})

/** What a process holds in memory, where the system tells. */
function residentKilobytes(pid: number): number | undefined {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

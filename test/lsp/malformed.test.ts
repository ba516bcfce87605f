import assert from 'node:assert/strict'
import { LspClient } from '../support/lsp-client.js'

const uri = 'file:///work/wait.ssm.yaml'
const runbook = `schemaVersion: '0.3'
parameters:
  Wait: { type: String, default: PT1M }
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: '{{ Wait }}' }
`
const textDocument = { uri }
const position = { line: 2, character: 3 }
const range = { start: position, end: position }
const item = { uri, name: 'wait', kind: 12, range, selectionRange: range }

/** All requests, with parameters that are right: those of a text, and those that are not needed, which may be anything. */
const requests: Readonly<Record<string, { readonly params: object; readonly optional?: readonly string[] }>> = {
  'textDocument/hover': { params: { textDocument, position } },
  'textDocument/completion': { params: { textDocument, position } },
  'textDocument/signatureHelp': { params: { textDocument, position } },
  'textDocument/definition': { params: { textDocument, position } },
  'textDocument/references': { params: { textDocument, position, context: { includeDeclaration: true } } },
  'textDocument/documentHighlight': { params: { textDocument, position } },
  'textDocument/prepareRename': { params: { textDocument, position } },
  'textDocument/rename': { params: { textDocument, position, newName: 'Pause' } },
  'textDocument/prepareCallHierarchy': { params: { textDocument, position } },
  'callHierarchy/incomingCalls': { params: { item }, optional: ['item.name', 'item.kind', 'item.range'] },
  'callHierarchy/outgoingCalls': { params: { item }, optional: ['item.name', 'item.kind', 'item.range'] },
  'textDocument/codeAction': {
    params: { textDocument, range, context: { diagnostics: [], only: ['quickfix'] } },
    optional: ['context'],
  },
  'textDocument/inlayHint': { params: { textDocument, range } },
  'textDocument/selectionRange': { params: { textDocument, positions: [position] } },
  'textDocument/formatting': {
    params: { textDocument, options: { tabSize: 2, insertSpaces: true } },
    optional: ['options', 'options.tabSize', 'options.insertSpaces'],
  },
  'textDocument/foldingRange': { params: { textDocument } },
  'textDocument/codeLens': { params: { textDocument } },
  'textDocument/semanticTokens/full': { params: { textDocument } },
  'textDocument/documentSymbol': { params: { textDocument } },
  'textDocument/documentLink': { params: { textDocument } },
  'textDocument/diagnostic': { params: { textDocument, previousResultId: '1' }, optional: ['previousResultId'] },
  'workspace/symbol': { params: { query: '' } },
  'ssmith/about': { params: { textDocument } },
  'ssmith/steps': { params: { textDocument } },
  'ssmith/expressions': { params: { textDocument } },
  'ssmith/convert': { params: { textDocument } },
  'ssmith/graph': { params: { textDocument, trace: { steps: [{ name: 'wait' }] } }, optional: ['trace'] },
  'ssmith/parameterFault': { params: { textDocument, name: 'Wait', value: '1' } },
  'ssmith/cases': { params: { text: '' } },
  'ssmith/skeletons': { params: { format: 'yaml' } },
}

const values = [undefined, null, true, 5, -1, 1.5, 'x', [], {}, [null], [{}], [5]]

interface Wrong {
  readonly path: string
  readonly value: unknown
  readonly params: unknown
}

/** Each part of parameters with each value in its place that is no such one. */
function* wrongFor(good: object | string | number | boolean, path = ''): Generator<Wrong> {
  for (const value of values) if (!isAlike(good, value)) yield { path, value, params: value }
  if (typeof good !== 'object') return
  for (const [key, part] of Object.entries(good) as [string, object][]) {
    const isItem = Array.isArray(good)
    for (const { params, ...rest } of wrongFor(part, isItem || path === '' ? path || key : `${path}.${key}`))
      yield { ...rest, params: isItem ? [params] : { ...good, [key]: params } }
  }
}

/** Whether a value has the form of another one, as far as requests need it. */
const isAlike = (good: unknown, value: unknown): boolean =>
  typeof good === 'number'
    ? value === 5
    : Array.isArray(good)
      ? Array.isArray(value) && value.length === 0
      : typeof good === typeof value && typeof good !== 'object'

describe('requests that are not as the protocol has them', () => {
  let client: LspClient
  before(async () => {
    client = new LspClient()
    const { capabilities } = await client.start({ textDocument: { diagnostic: {} } })
    assert.ok(capabilities['hoverProvider'])
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: runbook },
    })
  })
  after(async () => {
    assert.equal(await client.stop(), 0)
  })

  const codeOf = (method: string, params: unknown): Promise<number | undefined> =>
    client.connection.sendRequest(method, params as object).then(
      () => undefined,
      ({ code }: { code: number }) => code,
    )

  for (const [method, { params: good, optional = [] }] of Object.entries(requests))
    it(`${method} is refused with the code for it`, async () => {
      assert.equal(await codeOf(method, good), undefined)
      for (const { path, value, params } of wrongFor(good)) {
        const code = await codeOf(method, params)
        const isOptional = optional.some((each) => path === each || path.startsWith(`${each}.`))
        const expected = isOptional && code === undefined ? undefined : -32602
        assert.equal(code, expected, `${path || 'all'} is ${JSON.stringify(value)}`)
      }
    })

  it('the first one, which says what a client can do, is refused likewise', async () => {
    const good = { processId: null, rootUri: null, workspaceFolders: [], capabilities: {} }
    const wrong = [
      { capabilities: 'all' },
      { capabilities: { general: { positionEncodings: 5 } } },
      { capabilities: { workspace: { workspaceEdit: { resourceOperations: 'create' } } } },
      { workspaceFolders: 'here' },
      { workspaceFolders: [{ name: 'x' }] },
      { rootUri: 5 },
    ]
    const other = new LspClient()
    for (const each of wrong) {
      const refused = await other.connection
        .sendRequest('initialize', { ...good, ...each })
        .catch(({ code }: { code: number }) => code)
      assert.equal(refused, -32602, JSON.stringify(each))
    }
    await other.start()
    assert.equal(await other.stop(), 0)
  })

  const absent = {
    general: { positionEncodings: null },
    textDocument: { diagnostic: null },
    workspace: { workspaceEdit: { resourceOperations: null } },
  }
  for (const params of [
    {},
    { processId: null, rootUri: null, capabilities: null },
    { processId: null, rootUri: null, capabilities: absent },
    null,
    'x',
    [],
  ])
    it(`a client that says nothing of itself can do nothing: ${JSON.stringify(params)}`, async () => {
      const other = new LspClient()
      const { capabilities } = await other.connection.sendRequest<{ capabilities: object }>('initialize', params)
      assert.ok('hoverProvider' in capabilities)
      const { diagnostics } = await other.open(uri, runbook.replace('aws:sleep', 'aws:slep'))
      assert.match(diagnostics[0]?.message ?? '', /no action is named `aws:slep`/)
      assert.equal(await other.stop(), 0)
    })
})

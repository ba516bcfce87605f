import assert from 'node:assert/strict'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { folderWith } from '../support/command-line.js'
import { applied, LspClient, type LspEdit, type Published } from '../support/lsp-client.js'

const runbook = `schemaVersion: '0.3'
mainSteps:
  - { name: wait, action: 'aws:sleep', inputs: { Duration: PT1M } }
`
const tests = `defaults:
  mocks: other.mocks.yaml
cases:
  works:
    startAt: wiat
`
const mocks = 'steps:\n  weit: { after: PT1M }\n'

describe('the language server and files for rehearsals', () => {
  const folder = folderWith({ 'pause.yaml': runbook, 'pause.test.yaml': tests, 'pause.mocks.yaml': mocks })
  const uriOf = (name: string) => pathToFileURL(join(folder.path, name)).href
  const published = new Map<string, Published>()
  let client: LspClient
  before(async () => {
    client = new LspClient()
    await client.start({}, [pathToFileURL(folder.path).href])
    const account = 'instances:\n  i-1: {}\n'
    for (const [name, text] of Object.entries({
      'pause.test.yaml': tests,
      'pause.mocks.yaml': mocks,
      'account.yaml': account,
    }))
      published.set(name, await client.open(uriOf(name), text))
  })
  after(async () => {
    assert.equal(await client.stop(), 0)
    folder.remove()
  })

  const ask = <T>(method: string, name: string, line: number, character: number) =>
    client.ask<T>(`textDocument/${method}`, {
      textDocument: { uri: uriOf(name) },
      position: { line, character },
    })
  const found = (name: string) => published.get(name)?.diagnostics.map(({ code, message }) => `${code}: ${message}`)

  it('are told what `ssmith lint` tells, each thing once', () => {
    assert.deepEqual(found('pause.test.yaml'), [
      'faulty-test: the mocks cannot be used: `other.mocks.yaml`: there is no such file',
      'faulty-test: no step is named `wiat`; did you mean `wait`?',
    ])
    assert.deepEqual(found('pause.mocks.yaml'), ['faulty-test: no step is named `weit`; did you mean `wait`?'])
    assert.deepEqual(found('account.yaml'), [
      'faulty-test: `i-1` is no id of this kind; expected `i-` and 8 or 17 hexadecimal digits',
    ])
  })

  it('are completed with the names of the document beside them', async () => {
    const items = await ask<{ label: string }[]>('completion', 'pause.test.yaml', 4, 14)
    assert.deepEqual(
      items.map(({ label }) => label),
      ['wait'],
    )
  })

  it('are completed with the names of the document as the editor has it, saved or not', async () => {
    await client.open(uriOf('pause.yaml'), runbook.replace('name: wait', 'name: rest'))
    const labels = async () =>
      (await ask<{ label: string }[]>('completion', 'pause.test.yaml', 4, 13)).map(({ label }) => label)
    assert.deepEqual(await labels(), ['rest'])
    await client.change(uriOf('pause.yaml'), 2, [{ text: runbook.replace('name: wait', 'name: pause') }])
    assert.deepEqual(await labels(), ['pause'])
  })

  it('lead to the declarations of the document, whose names are found and renamed from there too', async () => {
    await client.change(uriOf('pause.yaml'), 3, [{ text: runbook }])
    const named = 'cases:\n  works:\n    startAt: wait\n    expect: { through: [wait] }\n'
    await client.open(uriOf('pause.test.yml'), named)
    await client.change(uriOf('pause.mocks.yaml'), 2, [{ text: mocks.replace('weit', 'wait') }])
    const definition = await ask<{ uri: string; range: unknown }>('definition', 'pause.test.yml', 2, 14)
    const declaration = { start: { line: 2, character: 12 }, end: { line: 2, character: 16 } }
    assert.deepEqual(definition, { uri: uriOf('pause.yaml'), range: declaration })
    const textDocument = { uri: uriOf('pause.test.yml') }
    const position = { line: 2, character: 14 }
    const context = { includeDeclaration: true }
    const places = await client.ask<{ uri: string }[]>('textDocument/references', { textDocument, position, context })
    const files = (names: readonly string[]) => names.map(uriOf)
    assert.deepEqual(
      places.map(({ uri }) => uri),
      files(['pause.yaml', 'pause.mocks.yaml', 'pause.test.yml', 'pause.test.yml']),
    )
    assert.equal((await ask<unknown[]>('documentHighlight', 'pause.test.yml', 2, 14)).length, 2)
    const prepared = await ask<{ placeholder: string }>('prepareRename', 'pause.test.yml', 2, 14)
    assert.equal(prepared.placeholder, 'wait')
    const { changes } = await client.ask<{ changes: Record<string, LspEdit[]> }>('textDocument/rename', {
      textDocument,
      position,
      newName: 'rest',
    })
    assert.equal(applied(runbook, changes[uriOf('pause.yaml')] ?? []), runbook.replace('name: wait', 'name: rest'))
    assert.equal(applied(named, changes[uriOf('pause.test.yml')] ?? []), named.replaceAll('wait', 'rest'))
    assert.equal(applied(mocks, changes[uriOf('pause.mocks.yaml')] ?? []), mocks.replace('weit', 'rest'))
  })

  it('are explained', async () => {
    const hover = await ask<{ contents: { value: string } }>('hover', 'pause.test.yaml', 4, 6)
    assert.match(hover.contents.value, /^\*\*startAt\*\*\n\nThe step to begin with/)
  })
})

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Connection } from 'vscode-languageserver'
import { emptyRepository, type Repository, repositoryOf } from '../../server/document/repository.js'
import { withoutWaiting } from '../../server/lsp/without-waiting.js'
import { noWorkspace } from '../../server/lsp/workspace.js'
import { LspClient, type Published } from '../support/lsp-client.js'

const caller = (name: string) => `schemaVersion: '0.3'
mainSteps:
  - name: call
    action: aws:executeAutomation
    inputs: { DocumentName: ${name}, RuntimeParameters: { Slip: x } }
`

const child = `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: PT1M }
`

describe('what is around the texts of an editor', () => {
  let client: LspClient
  let folder: string
  const told: string[] = []
  const uriOf = (file: string) => pathToFileURL(join(folder, file)).href

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }

  const codes = async (file: string, text: string) =>
    (await client.open(uriOf(file), text)).diagnostics.map(({ code }) => code)

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ssmith-'))
    client = new LspClient()
    told.length = 0
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      told.push(message)
    })
    await client.start()
  })
  afterEach(async () => {
    assert.equal(await client.stop(), 0)
    rmSync(folder, { recursive: true })
  })

  it('may be a faulty configuration: told once, and no reason to fall silent', async () => {
    write('.ssmith.yaml', 'rulez: 3\n')
    write('child.yaml', child)
    assert.deepEqual(await codes('caller.yaml', caller('child')), ['unknown-document-parameter'])
    for (let version = 2; version < 5; version++)
      await client.change(uriOf('caller.yaml'), version, [{ text: `${caller('child')}# ${version}\n` }])
    const position = { line: 3, character: 15 }
    assert.ok(await client.ask('textDocument/hover', { textDocument: { uri: uriOf('caller.yaml') }, position }))
    assert.equal(told.length, 1)
    assert.match(told[0] ?? '', /rulez/)
  })

  it('is told anew when the configuration was changed', async () => {
    write('.ssmith.yaml', 'rulez: 3\n')
    await codes('child.yaml', child)
    const changes = [{ uri: uriOf('.ssmith.yaml'), type: 2 }]
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
    await client.change(uriOf('child.yaml'), 2, [{ text: `${child}\n` }])
    assert.equal(told.length, 2)
  })

  it('are for a file alone its neighbours, not all that is in folders below', async () => {
    write('near.yaml', child)
    write('below/far.yaml', child)
    assert.deepEqual(await codes('a.yaml', caller('near')), ['unknown-document-parameter'])
    assert.deepEqual(await codes('b.yaml', caller('far')), [])
  })

  it('are in a repository all its documents', async () => {
    mkdirSync(join(folder, '.git'))
    write('below/far.yaml', child)
    assert.deepEqual(await codes('a.yaml', caller('far')), ['unknown-document-parameter'])
  })
})

describe('what an editor has open', () => {
  let client: LspClient
  let folder: string
  const uriOf = (file: string) => pathToFileURL(join(folder, file)).href
  const codesOf = ({ diagnostics }: Published) => diagnostics.map(({ code }) => code)
  const slipping = child
    .replace('mainSteps', 'parameters: { Slip: { type: String } }\nmainSteps')
    .replace('PT1M', "'{{ Slip }}'")

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ssmith-'))
    writeFileSync(join(folder, 'child.yaml'), child)
    writeFileSync(join(folder, 'caller.yaml'), caller('child'))
    client = new LspClient()
    await client.start({}, [pathToFileURL(folder).href])
  })
  afterEach(async () => {
    assert.equal(await client.stop(), 0)
    rmSync(folder, { recursive: true })
  })

  it('counts for those that call it as it stands there, unsaved', async () => {
    assert.deepEqual(codesOf(await client.open(uriOf('caller.yaml'), caller('child'))), ['unknown-document-parameter'])
    await client.open(uriOf('child.yaml'), child)
    const mended = client.next(uriOf('caller.yaml'))
    await client.change(uriOf('child.yaml'), 2, [{ text: slipping }])
    assert.deepEqual(codesOf(await mended), [])
    const help = await client.ask<{ signatures: { label: string }[] }>('textDocument/signatureHelp', {
      textDocument: { uri: uriOf('caller.yaml') },
      position: { line: 4, character: 63 },
    })
    assert.equal(help.signatures[0]?.label, 'child(Slip: String)')
    const again = client.next(uriOf('caller.yaml'))
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf('child.yaml') } })
    assert.deepEqual(codesOf(await again), ['unknown-document-parameter'])
  })

  it('is told of again only where something else is found', async () => {
    await client.open(uriOf('caller.yaml'), caller('child'))
    await client.open(uriOf('child.yaml'), child)
    const told = client.published.filter(({ uri }) => uri === uriOf('caller.yaml')).length
    for (let version = 2; version < 5; version++)
      await client.change(uriOf('child.yaml'), version, [{ text: `${child}# ${version}\n` }])
    await client.ask('textDocument/hover', {
      textDocument: { uri: uriOf('caller.yaml') },
      position: { line: 0, character: 1 },
    })
    assert.equal(client.published.filter(({ uri }) => uri === uriOf('caller.yaml')).length, told)
  })

  it('may be a file that is not there yet', async () => {
    assert.deepEqual(codesOf(await client.open(uriOf('caller.yaml'), caller('fresh'))), [])
    const found = client.next(uriOf('caller.yaml'))
    await client.open(`untitled:${join(folder, 'fresh.yaml')}`, child)
    assert.deepEqual(codesOf(await found), ['unknown-document-parameter'])
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: `untitled:${join(folder, 'fresh.yaml')}` },
    })
    assert.deepEqual(codesOf(await client.next(uriOf('caller.yaml'))), [])
  })

  it('does not count where the configuration passes it over, or it lies elsewhere', async () => {
    writeFileSync(join(folder, '.ssmith.yaml'), 'ignore: [old/]\n')
    await client.open(uriOf('old/lost.yaml'), child)
    await client.open(pathToFileURL(`${folder}-elsewhere/lost.yaml`).href, child)
    assert.deepEqual(codesOf(await client.open(uriOf('caller.yaml'), caller('lost'))), [])
    await client.open(uriOf('new/lost.yaml'), child)
    assert.deepEqual(codesOf(await client.next(uriOf('caller.yaml'))), ['unknown-document-parameter'])
  })

  it('is looked at anew when something is saved, also of a client that watches no files', async () => {
    assert.deepEqual(codesOf(await client.open(uriOf('caller.yaml'), caller('child'))), ['unknown-document-parameter'])
    const found = client.next(uriOf('caller.yaml'))
    writeFileSync(join(folder, '.ssmith.yaml'), 'rules: { unknown-document-parameter: off }\n')
    const textDocument = { uri: uriOf('.ssmith.yaml') }
    await client.connection.sendNotification('textDocument/didSave', { textDocument })
    assert.deepEqual(codesOf(await found), [])
  })

  it('is checked by settings that the client sends without being asked', async () => {
    await client.open(uriOf('caller.yaml'), caller('child'))
    for (const [rules, codes] of [
      [{ 'unknown-document-parameter': 'off' }, []],
      ['none', ['unknown-document-parameter']],
    ] as const) {
      const found = client.next(uriOf('caller.yaml'))
      const settings = { ssmith: { rules } }
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings })
      assert.deepEqual(codesOf(await found), codes)
    }
  })
})

describe('documents that take long to read', () => {
  it('hold no answer back, and are told of once they are there', async () => {
    let give = (_: Repository) => {}
    const reading = new Promise<Repository>((resolve) => (give = resolve))
    const around = { ...noWorkspace(() => '2026-11-26'), repository: () => reading }
    let complete = 0
    const late = { shows: () => false, complete: () => complete++ }
    const open = async () => []
    const workspace = withoutWaiting(around, {} as Connection, late)
    const answers = await Promise.all([workspace.repository('a', '', open), workspace.repository('b', '', open)])
    assert.deepEqual(answers, [emptyRepository, emptyRepository])
    assert.equal(complete, 0)
    const all = repositoryOf([])
    give(all)
    assert.equal(await workspace.repository('a', '', open), all)
    assert.equal(complete, 1)
  })
})

import assert from 'node:assert/strict'
import { applied, LspClient, type LspEdit } from '../support/lsp-client.js'

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

const uri = 'file:///work/restart.yaml'
const textDocument = { uri }

describe('the language server', () => {
  let client: LspClient
  before(async () => {
    client = new LspClient()
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

  it('prefers the fix that is the only safe one, and fixes all that is safe at once, as editors ask when they save', async () => {
    const first = 'file:///fix/one.yaml'
    const written = (version: string) =>
      `schemaVersion: ${version}\nmainSteps:\n  - { name: a, action: 'aws:sleep', inputs: { Duration: PT1S } }\n`
    const wrong = written('0.3')
    await client.open(first, wrong)
    const asked = (uri: string, only: readonly string[]) =>
      client.ask<{ kind: string; isPreferred?: boolean; edit: { changes: Record<string, LspEdit[]> } }[]>(
        'textDocument/codeAction',
        {
          textDocument: { uri },
          range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
          context: { diagnostics: [], only },
        },
      )
    const fixes = await asked(first, ['quickfix'])
    assert.deepEqual(
      fixes.map(({ isPreferred }) => isPreferred),
      [true],
    )
    for (const only of ['source.fixAll', 'source.fixAll.ssmith']) {
      const [all, ...others] = await asked(first, [only])
      assert.equal(others.length, 0)
      assert.equal(applied(wrong, all?.edit.changes[first] ?? []), written("'0.3'"))
    }
    assert.deepEqual(await asked(first, ['source.organizeImports']), [])
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

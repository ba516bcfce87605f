import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Evaluable } from '../../server/lsp/protocol.js'
import { applied, LspClient, type LspEdit } from '../support/lsp-client.js'

const runbook = `schemaVersion: '0.3'
parameters:
  InstanceIds: { type: StringList }
mainSteps:
  - name: find
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds: '{{ InstanceIds }}'
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String
  - name: child
    action: aws:executeAutomation
    inputs:
      DocumentName: restart
      RuntimeParameters:
        Wait: PT1M
    onFailure: step:find
`

const child = `schemaVersion: '0.3'
parameters:
  Wait: { type: String }
  Times: { type: Integer, default: 1 }
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: '{{ Wait }}' }
`

const template = `Resources:
  Restart:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      Content: |
${child.replaceAll(/^(?=.)/gm, '        ')}`

describe('the features of the language server', () => {
  let client: LspClient
  let folder = ''
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ssmith-lsp-'))
    mkdirSync(join(folder, 'more'))
    writeFileSync(join(folder, 'more/restart.yaml'), child)
    writeFileSync(join(folder, '.ssmith.yaml'), 'rules:\n  unknown-step: off\n')
    client = new LspClient()
    await client.start({ workspace: { workspaceEdit: { resourceOperations: ['create'] } } }, [
      pathToFileURL(folder).href,
    ])
    await client.open(uriOf('main.yaml'), runbook)
    await client.open(uriOf('template.yaml'), template)
  })
  after(async () => {
    assert.equal(await client.stop(), 0)
    rmSync(folder, { recursive: true })
  })

  const at = (text: string, mark: string) => {
    const before = text.slice(0, text.indexOf(mark) + 1).split('\n')
    return { line: before.length - 1, character: (before.at(-1)?.length ?? 1) - 1 }
  }
  const ask = <T>(method: string, mark?: string, more: object = {}) =>
    client.ask<T>(`textDocument/${method}`, {
      textDocument: { uri: uriOf('main.yaml') },
      ...(mark !== undefined && { position: at(runbook, mark) }),
      ...more,
    })

  it('describe an operation, its inputs and what a selector finds', async () => {
    const text = async (mark: string) => (await ask<{ contents: { value: string } }>('hover', mark)).contents.value
    assert.match(
      await text('DescribeInstances'),
      /Inputs: `InstanceIds`.*\n\nOutputs: .*`Reservations`.*\n\nIAM actions: `ec2:DescribeInstances`/s,
    )
    assert.match(await text("InstanceIds: '{{"), /list of text/)
    assert.match(await text('$.Reservations'), /one of `pending`, `running`/)
    assert.match(await text('ec2'), /Amazon Elastic Compute Cloud/)
  })

  it('lead to a child document, and tell what it takes', async () => {
    const found = await ask<{ uri: string }>('definition', 'restart')
    assert.equal(found.uri, uriOf('more/restart.yaml'))
    const links = await ask<{ target: string }[]>('documentLink')
    assert.deepEqual(
      links.map(({ target }) => target),
      [uriOf('more/restart.yaml')],
    )
    const help = await ask<{ signatures: { label: string }[]; activeParameter: number }>('signatureHelp', 'PT1M')
    assert.equal(help.signatures[0]?.label, 'restart(Wait: String, Times?: Integer)')
    assert.equal(help.activeParameter, 0)
  })

  it('complete the parameters of a child document', async () => {
    const items = await ask<{ label: string }[]>('completion', undefined, { position: { line: 19, character: 8 } })
    assert.deepEqual(
      items.map(({ label }) => label),
      ['Wait', 'Times'],
    )
  })

  it('tell which steps lead where', async () => {
    const [item] = await ask<object[]>('prepareCallHierarchy', 'find')
    const incoming = await client.ask<{ from: { name: string } }[]>('callHierarchy/incomingCalls', { item })
    const outgoing = await client.ask<{ to: { name: string } }[]>('callHierarchy/outgoingCalls', { item })
    assert.deepEqual(
      incoming.map(({ from }) => from.name),
      ['child'],
    )
    assert.deepEqual(
      outgoing.map(({ to }) => to.name),
      ['child'],
    )
  })

  it('show folds, hints, lenses and the meaning of names', async () => {
    const folds = await ask<{ startLine: number; endLine: number }[]>('foldingRange')
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 4 && endLine === 13))
    const range = { start: { line: 0, character: 0 }, end: { line: 21, character: 0 } }
    const hints = await ask<{ label: string; position: { line: number } }[]>('inlayHint', undefined, { range })
    assert.deepEqual(
      hints.map(({ label, position }) => `${position.line}${label}`),
      ['4 → child', '9: StringList'],
    )
    const lenses = await ask<{ command: { title: string } }[]>('codeLens')
    assert.deepEqual(
      lenses.map(({ command }) => command.title),
      ['Simulate', 'Debug', 'Test', '1 reference', '1 reference'],
    )
    const tokens = await ask<{ data: number[] }>('semanticTokens/full')
    assert.deepEqual(tokens.data.slice(0, 10), [2, 2, 11, 0, 1, 2, 10, 4, 3, 1])
    const [selection] = await ask<{ range: object; parent: { range: object } }[]>('selectionRange', undefined, {
      positions: [at(runbook, 'ec2')],
    })
    assert.deepEqual(selection?.range, { start: { line: 7, character: 15 }, end: { line: 7, character: 18 } })
    assert.deepEqual(selection?.parent.range, { start: { line: 7, character: 6 }, end: { line: 7, character: 18 } })
  })

  it('name what a debugger can evaluate, in a template too', async () => {
    const found = async (name: string) =>
      (await client.ask<Evaluable[]>('ssmith/expressions', { textDocument: { uri: uriOf(name) } })).map(
        ({ expression, kind, range, step }) => `${range.start.line} ${kind} ${expression} ${step?.start.line ?? ''}`,
      )
    assert.deepEqual(await found('main.yaml'), [
      '2 declaration InstanceIds ',
      '9 reference InstanceIds 4',
      '11 declaration find.State 4',
      '12 selector $.Reservations[0].Instances[0].State.Name 4',
    ])
    assert.deepEqual(await found('template.yaml'), [
      '8 declaration Wait ',
      '9 declaration Times ',
      '13 reference Wait 11',
    ])
  })

  it('read the configuration of the repository', async () => {
    const wrong = runbook.replace('step:find', 'step:fnd')
    const { diagnostics } = await client.change(uriOf('main.yaml'), 2, [{ text: wrong }])
    assert.ok(!diagnostics.some(({ code }) => code === 'unknown-step'))
    writeFileSync(join(folder, '.ssmith.yaml'), 'rules:\n  unknown-step: warning\n')
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.ssmith.yaml'), type: 2 }],
    })
    const again = await client.change(uriOf('main.yaml'), 3, [{ text: `${wrong}\n` }])
    assert.ok(again.diagnostics.some(({ code }) => code === 'unknown-step'))
    await client.change(uriOf('main.yaml'), 4, [{ text: runbook }])
  })

  it('refactor, and write the document in the other format', async () => {
    const position = at(runbook, 'PT1M')
    const actions = await ask<
      { title: string; edit: { changes?: Record<string, LspEdit[]>; documentChanges?: { edits: LspEdit[] }[] } }[]
    >('codeAction', undefined, {
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    })
    const extract = actions.find(({ title }) => title.startsWith('extract'))
    assert.match(applied(runbook, extract?.edit.changes?.[uriOf('main.yaml')] ?? []), /Wait: '\{\{ Wait \}\}'/)
    const json = actions.find(({ title }) => title.includes('JSON'))?.edit.documentChanges?.[1]?.edits[0]?.newText
    assert.equal((JSON.parse(json ?? '') as { mainSteps: object[] }).mainSteps.length, 2)
  })

  it('create a step that is jumped to, as a quick fix', async () => {
    const text = runbook.slice(0, runbook.indexOf('  - name: child')) + '    nextStep: later\n'
    const textDocument = { uri: uriOf('later.yaml') }
    await client.open(textDocument.uri, text)
    const start = at(text, 'later')
    const asked = async (only: string) =>
      client.ask<{ title: string; edit: { changes: Record<string, LspEdit[]> } }[]>('textDocument/codeAction', {
        textDocument,
        range: { start, end: start },
        context: { diagnostics: [], only: [only] },
      })
    const create = (await asked('quickfix')).find(({ title }) => title === 'create the step `later`')
    assert.match(applied(text, create?.edit.changes[textDocument.uri] ?? []), /- name: later\n/)
    assert.ok((await asked('refactor')).every(({ title }) => !title.startsWith('create')))
  })

  it('offer one fix once that mends several findings', async () => {
    const text = `parameters: { A: { type: String }, B: { type: String } }\n${child.replace(/parameters:\n(?: .*\n)*/, '')}`
    const textDocument = { uri: uriOf('unused.yaml') }
    await client.open(textDocument.uri, text.replace('{{ Wait }}', 'PT1M'))
    const actions = await client.ask<{ title: string; diagnostics: object[] }[]>('textDocument/codeAction', {
      textDocument,
      range: { start: at(text, 'A:'), end: at(text, 'B:') },
      context: { diagnostics: [], only: ['quickfix'] },
    })
    assert.deepEqual(
      actions.map(({ title, diagnostics }) => [title, diagnostics.length]),
      [
        ['remove all parameters', 2],
        ['remove `A`', 1],
        ['remove `B`', 1],
      ],
    )
  })

  it('write JSON with comments as YAML, which may have them', async () => {
    const text = '{\n  "schemaVersion": "0.3", // ours\n  "mainSteps": []\n}\n'
    const textDocument = { uri: uriOf('commented.json') }
    await client.open(textDocument.uri, text)
    const start = { line: 1, character: 3 }
    const actions = await client.ask<{ title: string; edit: { documentChanges?: { edits: LspEdit[] }[] } }[]>(
      'textDocument/codeAction',
      { textDocument, range: { start, end: start }, context: { diagnostics: [], only: ['refactor.rewrite'] } },
    )
    const yaml = actions.find(({ title }) => title.includes('YAML'))?.edit.documentChanges?.[1]?.edits[0]?.newText
    assert.equal(yaml, "schemaVersion: '0.3' # ours\nmainSteps: []\n")
  })

  it('format without losing comments', async () => {
    const untidy = `# ours\n${child.replace('  Wait: {', '    Wait:   {').replace('  Times', '    Times')} # end\n`
    await client.open(uriOf('untidy.yaml'), untidy)
    const edits = await client.ask<LspEdit[]>('textDocument/formatting', {
      textDocument: { uri: uriOf('untidy.yaml') },
      options: { tabSize: 2, insertSpaces: true },
    })
    assert.equal(applied(untidy, edits), `# ours\n${child}\n# end\n`)
  })

  it('format as the editor is set to indent, and where it has tabs for YAML as the text is', async () => {
    const asked = async (path: string, text: string, options: object) => {
      await client.open(uriOf(path), text)
      const edits = await client.ask<LspEdit[]>('textDocument/formatting', {
        textDocument: { uri: uriOf(path) },
        options,
      })
      return applied(text, edits)
    }
    const yaml = (pad: string) =>
      `schemaVersion: '0.3'\nmainSteps:\n${pad}- name: a\n${pad}  action: aws:sleep\n${pad}  inputs:\n${pad}  ${pad}Duration: PT1S\n`
    const untidy = yaml('    ').replace('name: a', 'name:   a')
    assert.equal(await asked('four.yaml', untidy, { tabSize: 4, insertSpaces: true }), yaml('    '))
    assert.equal(await asked('two.yaml', untidy, { tabSize: 2, insertSpaces: true }), yaml('  '))
    assert.equal(await asked('own.yaml', untidy, { tabSize: 8, insertSpaces: false }), yaml('    '))
    assert.equal(await asked('silent.yaml', untidy, {}), yaml('    '))
    const json = '{"schemaVersion": "0.3", "mainSteps": []}'
    const tabbed = '{\n\t"schemaVersion": "0.3",\n\t"mainSteps": []\n}\n'
    assert.equal(await asked('tabs.json', json, { tabSize: 4, insertSpaces: false }), tabbed)
    assert.equal(await asked('blanks.json', tabbed, { tabSize: 3, insertSpaces: true }), tabbed.replaceAll('\t', '   '))
  })

  it('work in the text of a template', async () => {
    const textDocument = { uri: uriOf('template.yaml') }
    const position = at(template, 'Wait }}')
    const hover = await client.ask<{ contents: { value: string }; range: { start: object } }>('textDocument/hover', {
      textDocument,
      position,
    })
    assert.match(hover.contents.value, /\*\*Wait\*\* — parameter/)
    assert.deepEqual(hover.range.start, position)
    const found = await client.ask<{ range: { start: object } }>('textDocument/definition', { textDocument, position })
    assert.deepEqual(found.range.start, at(template, 'Wait: {'))
    const renamed = await client.ask<{ changes: Record<string, LspEdit[]> }>('textDocument/rename', {
      textDocument,
      position,
      newName: 'Delay',
    })
    const text = applied(template, renamed.changes[textDocument.uri] ?? [])
    assert.equal(text, template.replace('Wait: {', 'Delay: {').replace('{{ Wait', '{{ Delay'))
    const symbols = await client.ask<{ name: string }[]>('workspace/symbol', { query: 'WAI' })
    assert.ok(symbols.some(({ name }) => name === 'wait'))
  })

  it('lead to a parameter of a child document, and rename it in its callers', async () => {
    const found = await ask<{ uri: string; range: { start: object } }>('definition', 'Wait: PT1M')
    assert.equal(found.uri, uriOf('more/restart.yaml'))
    assert.deepEqual(found.range.start, at(child, 'Wait: {'))
    writeFileSync(join(folder, 'more/other.yaml'), runbook.replace('RuntimeParameters:', 'RuntimeParameters: # all'))
    await client.open(uriOf('more/restart.yaml'), child)
    const textDocument = { uri: uriOf('more/restart.yaml') }
    const position = at(child, 'Wait }}')
    const uses = await client.ask<{ uri: string }[]>('textDocument/references', {
      ...{ textDocument, position },
      context: { includeDeclaration: false },
    })
    assert.deepEqual(uses.map(({ uri }) => uri).sort(), [
      uriOf('main.yaml'),
      uriOf('more/other.yaml'),
      textDocument.uri,
    ])
    const { changes } = await client.ask<{ changes: Record<string, LspEdit[]> }>('textDocument/rename', {
      ...{ textDocument, position },
      newName: 'Delay',
    })
    assert.deepEqual(Object.keys(changes).sort(), [uriOf('main.yaml'), uriOf('more/other.yaml'), textDocument.uri])
    assert.equal(applied(runbook, changes[uriOf('main.yaml')] ?? []), runbook.replace('Wait: PT1M', 'Delay: PT1M'))
    rmSync(join(folder, 'more/other.yaml'))
  })

  it('rename a parameter of a child document where a caller gives it a value', async () => {
    const position = at(runbook, 'Wait: PT1M')
    const textDocument = { uri: uriOf('main.yaml') }
    const place = await ask<{ placeholder: string; range: { start: object } }>('prepareRename', 'Wait: PT1M')
    assert.deepEqual([place.placeholder, place.range.start], ['Wait', position])
    const uses = await ask<{ uri: string }[]>('references', 'Wait: PT1M', { context: { includeDeclaration: true } })
    assert.deepEqual(uses.map(({ uri }) => uri).sort(), [
      textDocument.uri,
      uriOf('more/restart.yaml'),
      uriOf('more/restart.yaml'),
    ])
    const renamed = await ask<{ changes: Record<string, LspEdit[]> }>('rename', 'Wait: PT1M', { newName: 'Delay' })
    assert.equal(
      applied(runbook, renamed.changes[textDocument.uri] ?? []),
      runbook.replace('Wait: PT1M', 'Delay: PT1M'),
    )
    const changed = applied(child, renamed.changes[uriOf('more/restart.yaml')] ?? [])
    assert.equal(changed, child.replace('Wait: {', 'Delay: {').replace('{{ Wait', '{{ Delay'))
  })

  it('rename a parameter in those callers alone that are around its document', async () => {
    const simple = new LspClient()
    await simple.start()
    for (const name of ['a', 'b']) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'restart.yaml'), child)
      writeFileSync(join(folder, name, 'parent.yaml'), runbook)
      await simple.open(uriOf(`${name}/parent.yaml`), runbook)
    }
    const textDocument = { uri: uriOf('a/restart.yaml') }
    await simple.open(textDocument.uri, child)
    const { changes } = await simple.ask<{ changes: Record<string, LspEdit[]> }>('textDocument/rename', {
      textDocument,
      position: at(child, 'Wait }}'),
      newName: 'Delay',
    })
    assert.deepEqual(Object.keys(changes).sort(), [uriOf('a/parent.yaml'), textDocument.uri])
    for (const name of ['a', 'b']) rmSync(join(folder, name), { recursive: true })
    assert.equal(await simple.stop(), 0)
  })

  it('find where an output is used that an action gives by itself', async () => {
    const text = `schemaVersion: '0.3'
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: [i-0123456789abcdef0], DesiredState: stopped }
  - name: start
    action: aws:changeInstanceState
    inputs: { InstanceIds: '{{ stop.InstanceIds }}', DesiredState: running }
outputs: [stop.InstanceIds]
`
    const textDocument = { uri: uriOf('given.yaml') }
    await client.open(textDocument.uri, text)
    const asked = { textDocument, position: at(text, 'InstanceIds }}') }
    const places = [at(text, 'InstanceIds }}'), at(text, 'InstanceIds]')]
    const uses = await client.ask<LspEdit[]>('textDocument/references', {
      ...asked,
      context: { includeDeclaration: true },
    })
    assert.deepEqual(
      uses.map(({ range }) => range.start),
      places,
    )
    const marked = await client.ask<LspEdit[]>('textDocument/documentHighlight', asked)
    assert.deepEqual(
      marked.map(({ range }) => range.start),
      places,
    )
  })

  it('make files only where the editor can', async () => {
    const simple = new LspClient()
    await simple.start()
    await simple.open('file:///a/main.yaml', runbook)
    const actions = await simple.ask<{ kind: string }[]>('textDocument/codeAction', {
      textDocument: { uri: 'file:///a/main.yaml' },
      range: { start: at(runbook, 'PT1M'), end: at(runbook, 'PT1M') },
      context: { diagnostics: [] },
    })
    assert.ok(actions.some(({ kind }) => kind === 'refactor.extract'))
    assert.ok(!JSON.stringify(actions).includes('documentChanges'))
    assert.equal(await simple.stop(), 0)
  })
})

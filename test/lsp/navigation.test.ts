import assert from 'node:assert/strict'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { folderWith } from '../support/command-line.js'
import { applied, LspClient, type LspEdit } from '../support/lsp-client.js'

const runbook = `schemaVersion: '0.3'
parameters:
  Id: { type: String }
files: { tool.zip: { checksums: { sha256: abc } } }
mainSteps:
  - name: find
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances, InstanceIds: ['{{ Id }}'] }
    outputs: [{ Name: State, Selector: '$.Reservations[0].Instances[0].State.Name', Type: String }]
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ Id }}'], DesiredState: stopped }
  - name: tell
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: handle
      InputPayload: { states: '{{ stop.InstanceStates }}' }
      Script: |
        def helper(text):
            return helper(text[1:]) if text else '🙂'

        def handle(events, context):
            return helper(events['states'])
  - name: more
    action: aws:executeScript
    inputs: { Runtime: python3.11, Handler: tool.main, Attachment: tool.zip }
outputs: [find.State]
`

const tests = `cases:
  works:
    parameters: { Id: i-1 }
    startAt: stop
    mocks: { steps: { find: { outputs: { State: running } } } }
    expect:
      steps: [find, stop: Failed]
      outputs: { find.State: running }
`

const child = `schemaVersion: '0.3'
mainSteps:
  - name: elsewhere
    action: aws:sleep
    inputs: { Duration: PT1M }
`

describe('what leads through documents', () => {
  const folder = folderWith({
    'restart.yaml': runbook,
    'restart.test.yaml': tests,
    'restart.test.yml': `document: restart.yaml\n${tests}`,
    'restart.mocks.yaml': 'steps:\n  find: {}\n',
    'other.test.yaml': tests,
    'tests/all of it.test.yaml': `document: ../restart.yaml\n${tests}`,
    'tests/restart.test.yaml': tests,
    'below/restart.test.yaml': `document: restart.yaml\n${tests}`,
    'below/child.yaml': child,
    'own (1).ssm': runbook,
    'own (1).test.yaml': `document: own (1).ssm\n${tests}`,
    'tests/own.test.yaml': `document: ../own (1).ssm\n${tests}`,
    'tool.zip': '',
  })
  const uriOf = (name: string) => pathToFileURL(join(folder.path, name)).href
  const textDocument = { uri: uriOf('restart.yaml') }
  let client: LspClient
  before(async () => {
    client = new LspClient()
    await client.start({}, [pathToFileURL(folder.path).href])
    await client.open(textDocument.uri, runbook)
  })
  after(async () => {
    assert.equal(await client.stop(), 0)
    folder.remove()
  })

  /** Where a text stands the first time, or behind another. */
  const at = (mark: string, behind = '', text = runbook) => {
    const before = text.slice(0, text.indexOf(mark, text.indexOf(behind))).split('\n')
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
  }
  const ask = <T>(method: string, position: object, more: object = {}) =>
    client.ask<T>(`textDocument/${method}`, { textDocument, position, ...more })
  const renamed = async (position: object, newName: string) =>
    (await ask<{ changes: Record<string, LspEdit[]> }>('rename', position, { newName })).changes

  it('leads from a handler to its function, and renames both', async () => {
    const found = await ask<{ range: LspEdit['range'] }>('definition', at('handle', 'Handler: '))
    assert.deepEqual(found.range.start, at('handle(events'))
    const uses = await ask<{ range: LspEdit['range'] }[]>('references', at('handle(events'), {
      context: { includeDeclaration: false },
    })
    assert.deepEqual(
      uses.map(({ range }) => range.start),
      [at('handle', 'Handler: ')],
    )
    assert.equal(
      applied(runbook, (await renamed(at('handle', 'Handler: '), 'main'))[textDocument.uri] ?? []),
      runbook.replace('Handler: handle', 'Handler: main').replace('def handle', 'def main'),
    )
    await assert.rejects(renamed(at('handle', 'Handler: '), 'ma in'), /letters, digits and underscores/)
  })

  it('leads from what a script looks up to the key of its payload, and from there to all places', async () => {
    const found = await ask<{ range: LspEdit['range'] }>('definition', at("states']"))
    assert.deepEqual(found.range.start, at('states:'))
    const uses = await ask<{ range: LspEdit['range'] }[]>('references', at('states:'), {
      context: { includeDeclaration: false },
    })
    assert.deepEqual(
      uses.map(({ range }) => range.start),
      [at("states']")],
    )
    assert.equal((await ask<object[]>('documentHighlight', at('states:'))).length, 2)
  })

  it('renames in the tests of a file of whatever ending once each, however an editor escapes its name', async () => {
    const escaped = (name: string) => uriOf(name).replace('(', '%28').replace(')', '%29')
    const [uri, test] = [escaped('own (1).ssm'), escaped('own (1).test.yaml')]
    const tested = `document: own (1).ssm\n${tests}`
    await client.open(uri, runbook)
    await client.open(test, tested)
    const { changes } = await client.ask<{ changes: Record<string, LspEdit[]> }>('textDocument/rename', {
      textDocument: { uri },
      position: at('stop', 'name: stop'),
      newName: 'halt',
    })
    for (const each of [uri, test])
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: each } })
    assert.deepEqual(Object.keys(changes).toSorted(), [uri, test, uriOf('tests/own.test.yaml')].toSorted())
    const expected = tested.replace('startAt: stop', 'startAt: halt').replace('stop: Failed', 'halt: Failed')
    assert.equal(applied(tested, changes[test] ?? []), expected)
  })

  it('renames no function that the script has in other places', async () => {
    const text = runbook.replace('return helper(events', 'return handle(events')
    await client.change(textDocument.uri, 2, [{ text }])
    await assert.rejects(renamed(at('handle', 'Handler: '), 'main'), /in other places too/)
    await client.change(textDocument.uri, 3, [{ text: runbook }])
  })

  it('leads from an output that the action gives to its step, and from an attachment to its declaration', async () => {
    const output = await ask<{ range: LspEdit['range'] }>('definition', at('InstanceStates'))
    assert.deepEqual(output.range.start, at('stop', 'name: stop'))
    const attached = await ask<{ range: LspEdit['range'] }>('definition', at('tool.zip', 'Attachment'))
    assert.deepEqual(attached.range.start, at('tool.zip'))
  })

  it('links attachments to their files', async () => {
    const links = await client.ask<{ target: string }[]>('textDocument/documentLink', { textDocument })
    assert.deepEqual(
      links.map(({ target }) => target),
      [uriOf('tool.zip'), uriOf('tool.zip')],
    )
  })

  it('puts a new name in quotes in tests, too, where YAML would read a number', async () => {
    const changes = await renamed(at('stop', 'name: stop'), '123')
    const expected = tests.replace('At: stop', "At: '123'").replace(', stop: F', ", '123': F")
    assert.equal(applied(tests, changes[uriOf('restart.test.yaml')] ?? []), expected)
  })

  it('renames from a test in which something is wrong', async () => {
    const uri = uriOf('restart.test.yaml')
    const text = tests.replace('Id: i-1', 'Id: i-1, Nope: 1')
    await client.open(uri, text)
    const { changes } = await client.ask<{ changes: Record<string, LspEdit[]> }>('textDocument/rename', {
      textDocument: { uri },
      position: { line: 2, character: text.split('\n')[2]?.indexOf('Id') ?? 0 },
      newName: 'Which',
    })
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
    assert.equal(applied(text, changes[uri] ?? []), text.replace('Id:', 'Which:'))
    assert.ok((changes[textDocument.uri] ?? []).length > 0)
  })

  it('links no attachment to what is no file beside the document', async () => {
    const document = { uri: uriOf('odd.yaml') }
    const names = ['..', '.', '', 'below', 'below/child.yaml', 'none.py', 'a\0.py', 'a'.repeat(5000)]
    const steps = names.map((Attachment, at) => ({
      name: `step${at}`,
      action: 'aws:executeScript',
      inputs: { Runtime: 'python3.11', Handler: 'main', Attachment },
    }))
    await client.open(document.uri, JSON.stringify({ schemaVersion: '0.3', mainSteps: steps }))
    assert.deepEqual(await client.ask('textDocument/documentLink', { textDocument: document }), [])
  })

  it('finds names in files that are not open', async () => {
    const found = await client.ask<{ name: string; containerName?: string; location: { uri: string } }[]>(
      'workspace/symbol',
      { query: 'ELSE' },
    )
    assert.deepEqual(
      found.map(({ name, containerName, location }) => [name, containerName, location.uri]),
      [['elsewhere', 'child', uriOf('below/child.yaml')]],
    )
    const steps = await client.ask<{ name: string }[]>('workspace/symbol', { query: 'fin' })
    assert.equal(steps.length, 1)
  })

  for (const [what, position, newName, expected] of [
    ['a parameter', at('Id'), 'InstanceId', tests.replace('{ Id:', '{ InstanceId:')],
    ['a step', at('find'), 'look', tests.replaceAll('find', 'look')],
    [
      'another step',
      at('stop', 'name: stop'),
      'halt',
      tests.replace('At: stop', 'At: halt').replace(', stop: F', ', halt: F'),
    ],
    ['an output', at('State', 'Name: State'), 'Status', tests.replace('find.State', 'find.Status')],
  ] as const) {
    it(`renames ${what} in the tests of its document, and in no others`, async () => {
      const changes = await renamed(position, newName)
      assert.equal(applied(tests, changes[uriOf('restart.test.yaml')] ?? []), expected)
      assert.equal(changes[uriOf('other.test.yaml')], undefined)
      const named = `document: restart.yaml\n${tests}`
      assert.equal(applied(named, changes[uriOf('restart.test.yml')] ?? []), `document: restart.yaml\n${expected}`)
      const elsewhere = `document: ../restart.yaml\n${tests}`
      const written = applied(elsewhere, changes[uriOf('tests/all of it.test.yaml')] ?? [])
      assert.equal(written, `document: ../restart.yaml\n${expected}`)
      for (const other of ['tests/restart.test.yaml', 'below/restart.test.yaml'])
        assert.equal(changes[uriOf(other)], undefined)
      assert.equal(changes[uriOf('restart.mocks.yaml')] !== undefined, newName === 'look')
    })
  }
})

import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { after, broken, diagnosed, opened, runbook, runbookInJson, shown, soon, written } from './support.js'

interface Report {
  readonly status: string
  readonly steps: readonly { readonly name: string; readonly status: string }[]
}

interface Outcome {
  readonly name: string
  readonly passed: boolean
  readonly messages: readonly string[]
}

const call = <Result>(command: string, ...args: readonly unknown[]): Thenable<Result> =>
  vscode.commands.executeCommand<Result>(`ssmith.${command}`, ...args)

/** The text that a command opens, in a language. */
const openedText = (language: string, words: RegExp): Promise<string> =>
  soon(`a text in ${language}`, () => {
    const document = vscode.window.activeTextEditor?.document
    return document?.languageId === language && words.test(document.getText()) ? document.getText() : undefined
  })

const tab = (label: RegExp): Promise<vscode.Tab> =>
  soon(`the tab ${label}`, () =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((each) => label.test(each.label)),
  )

const cases = `cases:
  stops it:
    parameters: { InstanceId: i-0123456789abcdef0 }
    invent: true
    expect: { status: Success, steps: [stop, tell] }
  fails for a reason:
    parameters: { InstanceId: i-0123456789abcdef0 }
    invent: true
    expect: { status: Failed }
`

/** A runbook whose script leaves a mark in a file. */
const marking = `schemaVersion: '0.3'
parameters:
  Path: { type: String }
mainSteps:
  - name: mark
    action: aws:executeScript
    isEnd: true
    inputs:
      Runtime: python3.11
      Handler: main
      InputPayload: { path: '{{ Path }}' }
      Script: |
        def main(events, context):
            with open(events['path'], 'a') as marks:
                marks.write('ran\\n')
`

describe('commands of the extension', () => {
  for (const [format, text] of [
    ['yaml', runbook],
    ['json', runbookInJson],
  ] as const)
    describe(`in ${format.toUpperCase()}`, () => {
      it('simulates, and gives the report', async () => {
        const { uri } = await opened(`simulated.${format}`, text)
        const report = await call<Report>('simulate', uri.toString(), { InstanceId: 'i-0123456789abcdef0' })
        assert.equal(report.status, 'Success')
        assert.deepEqual(
          report.steps.map(({ name, status }) => `${name}: ${status}`),
          ['stop: Success', 'tell: Success'],
        )
      })

      it('runs the tests beside a document, and says what was expected', async () => {
        await written(`tested-${format}.test.yaml`, cases)
        const { uri } = await opened(`tested-${format}.${format}`, text)
        const [stops, fails, ...more] = await call<readonly Outcome[]>('test', uri)
        assert.deepEqual(more, [])
        assert.deepEqual(stops, { name: 'stops it', passed: true, messages: [] })
        assert.equal(fails?.name, 'fails for a reason')
        assert.equal(fails.passed, false)
        assert.match(fails.messages.join(), /Success/)
      })

      it('runs them on the document as it is in the editor, saved or not', async () => {
        await written(`typed-${format}.test.yaml`, cases)
        const document = await opened(`typed-${format}.${format}`, text)
        const edit = new vscode.WorkspaceEdit()
        const at = text.lastIndexOf('tell')
        const [start, end] = [document.positionAt(at), document.positionAt(at + 'tell'.length)]
        edit.replace(document.uri, new vscode.Range(start, end), 'told')
        await vscode.workspace.applyEdit(edit)
        const outcomes = await call<readonly Outcome[]>('test', document.uri)
        assert.equal(document.isDirty, false)
        assert.equal(outcomes[0]?.passed, false)
      })

      it('tells the least policy', async () => {
        await opened(`policy.${format}`, text)
        await call('policy')
        const policy = JSON.parse(await openedText('json', /Statement/)) as { readonly Statement: readonly object[] }
        assert.match(JSON.stringify(policy.Statement), /ec2:StopInstances/)
      })

      it('converts into the other format', async () => {
        await opened(`converted.${format}`, text)
        await call('convert')
        const other = format === 'yaml' ? 'json' : 'yaml'
        const converted = await openedText(`ssm-${other}`, other === 'json' ? /^\{\n/ : /^schemaVersion: /)
        assert.match(converted, /changeInstanceState/)
        if (other === 'json') assert.equal(JSON.parse(converted).mainSteps[1].name, 'tell')
      })

      it('shows the flow graph beside the editor, which keeps the focus', async () => {
        const document = await opened(`drawn-${format}.${format}`, text)
        await call('showGraph')
        const graph = await tab(new RegExp(`Graph: drawn-${format}`))
        assert.notEqual(graph.group.viewColumn, vscode.window.activeTextEditor?.viewColumn)
        assert.equal(vscode.window.activeTextEditor?.document, document)
        await vscode.window.tabGroups.close(graph)
      })
    })

  it('draws the document that one goes to, unless the graph is locked', async () => {
    await opened('first.yaml', runbook)
    await call('showGraph')
    await tab(/^Graph: first/)
    const second = await opened('second.yaml', runbook)
    await tab(/^Graph: second/)
    await call('lockGraph')
    await tab(/^\[Graph: second\.yaml\]$/)
    await opened('third.yaml', runbook)
    await call('showGraph')
    await tab(/^\[Graph: third\.yaml\]$/)
    await vscode.window.showTextDocument(second, vscode.ViewColumn.One)
    await call('lockGraph')
    await vscode.window.tabGroups.close(await tab(/^Graph: second/))
  })

  it('has each command that the manifest names', async () => {
    const manifest = vscode.extensions.getExtension('ssmith.ssmith')?.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] }
    }
    const known = new Set(await vscode.commands.getCommands(true))
    const named = manifest.contributes.commands.map(({ command }) => command)
    assert.deepEqual(
      named.filter((each) => !known.has(each)),
      [],
    )
  })

  it('runs the scripts of a simulation once', async () => {
    const settings = vscode.workspace.getConfiguration('ssmith')
    const marks = await written('marks.txt', '')
    const { uri } = await opened('marking.yaml', marking)
    await settings.update('python', 'host', vscode.ConfigurationTarget.Global)
    try {
      const report = await call<Report>('simulate', uri, { Path: marks.fsPath })
      assert.equal(report.status, 'Success')
    } finally {
      await settings.update('python', undefined, vscode.ConfigurationTarget.Global)
    }
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(marks)), 'ran\n')
  })

  it('explains the finding at the cursor', async () => {
    const document = await opened('explained.yaml', broken)
    await diagnosed(document)
    const at = after(document, 'nextStep: t')
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) })
    assert.equal(await call('explain'), 'unknown-step')
    await tab(/Preview unknown-step/)
  })

  it('does not rehearse what cannot be run', async () => {
    const { uri } = await opened(
      'session.yaml',
      "schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs: { runAsEnabled: false }\n",
    )
    assert.equal(await call('simulate', uri), undefined)
    assert.deepEqual(await call('test', uri), [])
  })

  it('answers nothing on what is no document', async () => {
    const { uri } = await shown('plain.yaml', 'a: 1\n')
    assert.equal(await call('simulate', uri), undefined)
  })

  it('starts the server anew', async () => {
    await call('restart')
    const document = await opened('restarted.yaml', broken)
    assert.equal((await diagnosed(document)).length, 1)
  })
})

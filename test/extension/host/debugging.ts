import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { cases, child, parent, scripted } from '../debugged-files.js'
import { after, opened, soon, written } from './support.js'

interface Frame {
  readonly id: number
  readonly name: string
  readonly line: number
}

const given = { InstanceId: 'i-0123456789abcdef0' }

/** The session that is looked at, once its run stands still at a frame of this name. */
const standsAt = (
  name: RegExp,
): Promise<{ readonly session: vscode.DebugSession; readonly frames: readonly Frame[] }> =>
  soon(`a stop at ${name}`, async () => {
    const session = vscode.debug.activeDebugSession
    const item = vscode.debug.activeStackItem
    if (!session || !(item instanceof vscode.DebugStackFrame)) return undefined
    const stack = (await session.customRequest('stackTrace', { threadId: 1 }).then(undefined, () => undefined)) as
      | { readonly stackFrames: readonly Frame[] }
      | undefined
    const frames = stack?.stackFrames ?? []
    // The adapter is where it is before VS Code has heard of that.
    return name.test(frames[0]?.name ?? '') && item.frameId === frames[0]?.id ? { session, frames } : undefined
  })

const command = (name: string): Thenable<unknown> => vscode.commands.executeCommand(`workbench.action.debug.${name}`)

const evaluated = async ({ session }: { readonly session: vscode.DebugSession }, expression: string): Promise<string> =>
  ((await session.customRequest('evaluate', { expression, context: 'watch' })) as { readonly result: string }).result

const ended = (): Promise<true> => soon('the end', () => (vscode.debug.activeDebugSession ? undefined : true))

function breakAt(document: vscode.TextDocument, text: string): void {
  vscode.debug.addBreakpoints([
    new vscode.SourceBreakpoint(new vscode.Location(document.uri, after(document, text).with(undefined, 0))),
  ])
}

describe('the debugger', () => {
  let document: vscode.TextDocument

  before(async () => {
    await written('debugged-child.yaml', child)
    await written('debugged.test.yaml', cases)
  })
  beforeEach(async () => {
    document = await opened('debugged.yaml', parent)
  })
  afterEach(async () => {
    await vscode.debug.stopDebugging()
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints)
    await ended()
  })

  it('stops at a breakpoint, steps into a child runbook, and back out of it', async () => {
    breakAt(document, 'name: child')
    await vscode.commands.executeCommand('ssmith.debug', document.uri, given)
    const stopped = await standsAt(/^debugged: child$/)
    assert.equal(await evaluated(stopped, 'InstanceId'), '"i-0123456789abcdef0"')
    await command('stepInto')
    const inside = await standsAt(/^debugged-child: wait$/)
    assert.deepEqual(
      inside.frames.map(({ name, line }) => [name, line]),
      [
        ['debugged-child: wait', 5],
        ['debugged: child', 11],
      ],
    )
    await soon('the text of the child', () =>
      vscode.window.activeTextEditor?.document.fileName.endsWith('debugged-child.yaml') ? true : undefined,
    )
    await command('stepBack')
    await standsAt(/^debugged: child$/)
  })

  it('takes the failure path behind another answer', async () => {
    await vscode.commands.executeCommand('ssmith.debug', document.uri, given)
    await standsAt(/^debugged: stop$/)
    await command('stepInto')
    await standsAt(/^ec2:StopInstances$/)
    await vscode.commands.executeCommand('ssmith.setAnswer', { error: 'IncorrectInstanceState' })
    await command('stepOver')
    // A failure is stopped at, unless the user says otherwise.
    const failed = await standsAt(/^debugged: stop$/)
    const { description } = await failed.session.customRequest('exceptionInfo', { threadId: 1 })
    assert.match(description, /IncorrectInstanceState/)
    await command('stepOver')
    await standsAt(/^debugged: mend$/)
  })

  it('answers with a text that is edited and saved', async () => {
    await vscode.commands.executeCommand('ssmith.debug', document.uri, given)
    await standsAt(/^debugged: stop$/)
    await command('stepInto')
    const asked = await standsAt(/^ec2:StopInstances$/)
    const chosen = vscode.commands.executeCommand('ssmith.setAnswer')
    const text = await soon('the answer as a text', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      const { document: found } = vscode.window.activeTextEditor ?? {}
      return found?.uri.scheme === 'ssmith-answer' ? found : undefined
    })
    await chosen
    const edit = new vscode.WorkspaceEdit()
    const answer = { StoppingInstances: [{ CurrentState: { Name: 'stopped' } }] }
    edit.replace(text.uri, new vscode.Range(0, 0, text.lineCount, 0), JSON.stringify(answer))
    await vscode.workspace.applyEdit(edit)
    assert.ok(await text.save())
    assert.equal(await evaluated(asked, 'answer'), JSON.stringify(answer))
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
    await command('stepOver')
    assert.equal(await evaluated(await standsAt(/^debugged: child$/), 'stop.State'), '"stopped"')
  })

  it('tells values beside the text, of what the run has come to', async () => {
    breakAt(document, 'name: child')
    await vscode.commands.executeCommand('ssmith.debug', document.uri, given)
    const { frames } = await standsAt(/^debugged: child$/)
    const here = new vscode.Range(10, 0, 10, 20)
    const values = await vscode.commands.executeCommand<readonly vscode.InlineValueEvaluatableExpression[]>(
      'vscode.executeInlineValueProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      { frameId: frames[0]?.id, stoppedLocation: here },
    )
    assert.deepEqual(
      values.map(({ expression, range }) => `${expression} ${range.start.line}`),
      ['InstanceId 2', 'InstanceId 7', 'stop.State 9', 'stop.State 12'],
    )
  })

  it('debugs a case of a test, and tells what came of it', async () => {
    const file = await written('debugged.test.yaml', cases)
    await vscode.commands.executeCommand('ssmith.debugCase', file, 'never fails')
    const told: { readonly differences: readonly object[] }[] = []
    const listener = vscode.debug.onDidReceiveDebugSessionCustomEvent(({ event, body }) => {
      if (event === 'ssmith/tested') told.push(body)
    })
    await standsAt(/^debugged: stop$/)
    await command('continue')
    await ended()
    listener.dispose()
    assert.deepEqual(
      told.map(({ differences }) => differences.length),
      [1],
    )
  })

  it('runs scripts with the Python of the machine where the settings say so', async () => {
    const script = await opened('scripted.yaml', scripted)
    const answer = async () => {
      await vscode.commands.executeCommand('ssmith.debug', script.uri, {})
      await standsAt(/^scripted: tell$/)
      await command('stepInto')
      return evaluated(await standsAt(/^script$/), 'answer')
    }
    assert.doesNotMatch(await answer(), /"platform":"(?:linux|darwin|win32)"/)
    await vscode.debug.stopDebugging()
    await ended()
    const settings = vscode.workspace.getConfiguration('ssmith')
    await settings.update('python', 'host', vscode.ConfigurationTarget.Global)
    try {
      assert.match(await answer(), /"platform":"(?:linux|darwin|win32)"/)
    } finally {
      await settings.update('python', undefined, vscode.ConfigurationTarget.Global)
    }
  })

  it('offers to debug above runbooks and cases', async () => {
    const titles = async (uri: vscode.Uri) =>
      soon('lenses', async () => {
        const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          uri,
          10,
        )
        const found = lenses.flatMap(({ command: { title } = { title: '' } }) => (/^\d/.test(title) ? [] : [title]))
        return found.length > 0 ? found : undefined
      })
    assert.deepEqual(await titles(document.uri), ['Simulate', 'Debug', 'Test'])
    assert.deepEqual(await titles(await written('debugged.test.yaml', cases)), ['Debug', 'Debug'])
  })
})

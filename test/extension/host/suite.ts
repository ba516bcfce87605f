import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'

const broken = `schemaVersion: '0.3'
description: Stops an instance.
parameters:
  InstanceId: { type: String }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: stopped }
    nextStep: tel
  - name: tell
    action: aws:sleep
    inputs: { Duration: PT1M }
    isEnd: true
outputs: [stop.InstanceStates]
`

/** What a condition gives once it holds; it is looked at for ten seconds. */
async function soon<T>(what: string, look: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`waited in vain for ${what}`)
}

async function opened(name: string, text: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  assert.ok(folder)
  const uri = vscode.Uri.joinPath(folder, name)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
  return soon('the language', () =>
    vscode.workspace.textDocuments.find(
      (each) => each.uri.toString() === uri.toString() && each.languageId.startsWith('ssm-'),
    ),
  )
}

const after = (document: vscode.TextDocument, text: string): vscode.Position =>
  document.positionAt(document.getText().indexOf(text) + text.length)

const diagnosed = (document: vscode.TextDocument): Promise<vscode.Diagnostic[]> =>
  soon('findings', () => {
    const found = vscode.languages.getDiagnostics(document.uri)
    return found.length > 0 ? found : undefined
  })

describe('the extension in VS Code', () => {
  it('activates in under 50 ms', async () => {
    await opened('restart.yaml', broken)
    const extension = await soon('activation', () => {
      const found = vscode.extensions.getExtension('ssmith.ssmith')
      return found?.isActive ? found : undefined
    })
    const { activation } = extension.exports as { readonly activation: number }
    assert.ok(activation < 50, `${activation} ms`)
    console.log(`activation took ${activation.toFixed(1)} ms`)
  })

  it('opens documents in a language of their own and shows each finding once', async () => {
    const document = await opened('restart.yaml', broken)
    assert.equal(document.languageId, 'ssm-yaml')
    const found = await diagnosed(document)
    assert.deepEqual(
      found.map(({ code, range }) => [code, range.start.line]),
      [['unknown-step', 8]],
    )
  })

  it('leaves other YAML alone', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri
    assert.ok(folder)
    const uri = vscode.Uri.joinPath(folder, 'services.yaml')
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('services:\n  web:\n    image: nginx\n'))
    const document = await vscode.workspace.openTextDocument(uri)
    await vscode.window.showTextDocument(document)
    await new Promise((resolve) => setTimeout(resolve, 500))
    assert.equal(document.languageId, 'yaml')
    assert.deepEqual(vscode.languages.getDiagnostics(uri), [])
  })

  it('completes the step of a jump', async () => {
    const document = await opened('complete.yaml', broken)
    await diagnosed(document)
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      after(document, 'nextStep: '),
    )
    assert.ok(list.items.some(({ label }) => label === 'tell'))
  })

  it('explains an action where the mouse rests', async () => {
    const document = await opened('hover.yaml', broken)
    await diagnosed(document)
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      after(document, 'aws:change'),
    )
    const text = hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value)).join()
    assert.match(text, /changeInstanceState/)
  })

  it('renames a step everywhere', async () => {
    const document = await opened('rename.yaml', broken.replace('tel\n', 'tell\n'))
    const edit = await soon('the edits', async () => {
      const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        after(document, 'name: st'),
        'halt',
      )
      return made.size > 0 ? made : undefined
    })
    await vscode.workspace.applyEdit(edit)
    assert.match(document.getText(), /name: halt[\s\S]*outputs: \[halt\.InstanceStates\]/)
  })
})

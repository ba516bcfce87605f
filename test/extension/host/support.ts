import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'

/** A runbook in YAML. `restart` is a step that is there; tests take it away. */
export const runbook = `schemaVersion: '0.3'
description: Stops an instance.
parameters:
  InstanceId: { type: String }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: stopped }
    nextStep: tell
  - name: tell
    action: aws:sleep
    inputs: { Duration: PT1M }
    isEnd: true
outputs: [stop.InstanceStates]
`

export const broken = runbook.replace('nextStep: tell', 'nextStep: tel')

/** The same in JSON. */
export const runbookInJson = `${JSON.stringify(
  {
    schemaVersion: '0.3',
    parameters: { InstanceId: { type: 'String' } },
    mainSteps: [
      {
        name: 'stop',
        action: 'aws:changeInstanceState',
        inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: 'stopped' },
        nextStep: 'tell',
      },
      { name: 'tell', action: 'aws:sleep', inputs: { Duration: 'PT1M' }, isEnd: true },
    ],
    outputs: ['stop.InstanceStates'],
  },
  undefined,
  2,
)}\n`

export const brokenInJson = runbookInJson.replace('"nextStep": "tell"', '"nextStep": "tel"')

/** What a condition gives once it holds; a machine that is busy takes seconds. */
export async function soon<T>(what: string, look: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`waited in vain for ${what}`)
}

/** Writes a file of the workspace. */
export async function written(name: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  assert.ok(folder)
  const uri = vscode.Uri.joinPath(folder, name)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return uri
}

/** Writes a file and shows it. */
export async function shown(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await written(name, text))
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One)
  return document
}

/** Writes a document, shows it, and waits until it has a language of its own. */
export async function opened(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await shown(name, text)
  return soon('the language', () => (document.languageId.startsWith('ssm-') ? document : undefined))
}

/** Where a text ends in a document. */
export function after(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text)
  assert.ok(at >= 0, text)
  return document.positionAt(at + text.length)
}

/** The findings in a document, once there are some. */
export const diagnosed = (document: vscode.TextDocument): Promise<vscode.Diagnostic[]> =>
  soon('findings', () => {
    const found = vscode.languages.getDiagnostics(document.uri)
    return found.length > 0 ? found : undefined
  })

/** Source, rule and line of findings. */
export const inShort = (found: readonly vscode.Diagnostic[]) =>
  found.map(({ source, code, range }) => [source, typeof code === 'object' ? code.value : code, range.start.line])

import * as assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { broken, opened, shown, soon } from './support.js'

/** Who says what of a text: ours by the rule. */
const told = (document: vscode.TextDocument): readonly (readonly [string, string])[] =>
  vscode.languages.getDiagnostics(document.uri).map(({ source = '', code, message }) => {
    const rule = typeof code === 'object' ? code.value : code
    return source.startsWith('ssmith') ? (['ssmith', String(rule)] as const) : (['YAML', message] as const)
  })

const toldBy = (document: vscode.TextDocument, who: string): readonly string[] =>
  told(document).flatMap(([source, what]) => (source === who ? [what] : []))

/** Waits until the other extension has told of a text that is opened after all others. */
async function othersHaveAnswered(name: string): Promise<void> {
  const last = await shown(name, 'a: [1\n')
  await soon('findings of the other extension', () => (toldBy(last, 'YAML').length > 0 ? true : undefined))
}

describe("beside Red Hat's YAML extension", () => {
  it('tells of a fault in a document alone, whose name says what it is', async () => {
    await othersHaveAnswered('before.yaml')
    const document = await opened('faulty.ssm.yaml', broken.replace('aws:sleep', 'aws:slep'))
    await soon('findings of ours', () => (toldBy(document, 'ssmith').includes('unknown-action') ? true : undefined))
    await vscode.commands.executeCommand('workbench.action.keepEditor')
    await othersHaveAnswered('after.yaml')
    assert.deepEqual(toldBy(document, 'YAML'), [])
  })

  it('tells alone that such a document is broken', async () => {
    const document = await opened('cut.ssm.yaml', `${broken}  - name: "cut\n`)
    await soon('what is broken', () => (toldBy(document, 'ssmith').includes('broken-syntax') ? true : undefined))
    await vscode.commands.executeCommand('workbench.action.keepEditor')
    await othersHaveAnswered('behind.yaml')
    assert.deepEqual(toldBy(document, 'YAML'), [])
  })

  it('leaves it to that to tell that a template is broken', async () => {
    const inYaml = broken.replace(/^/gm, '        ')
    const head = 'Resources:\n  Stop:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Automation\n'
    const template = await shown('template.yaml', `${head}      Content:\n${inYaml}\n  Cut: [1\n`)
    await vscode.commands.executeCommand('workbench.action.keepEditor')
    await soon('findings of both', () =>
      toldBy(template, 'YAML').length > 0 && toldBy(template, 'ssmith').includes('unknown-step') ? true : undefined,
    )
    assert.ok(!toldBy(template, 'ssmith').includes('broken-syntax'))
  })
})

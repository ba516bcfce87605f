import assert from 'node:assert/strict'
import { applyEdits } from '../../server/node/fix-text.js'
import { lint } from '../../server/service.js'

/** The text after all fixes of one rule. */
async function fixed(text: string, path: string, rule: string): Promise<string> {
  const linted = await lint({ text, path }, { today: '2026-11-23', only: new Set([rule]) })
  return applyEdits(
    text,
    linted.flatMap(({ diagnostics }) => diagnostics.flatMap(({ fixes }) => fixes[0]?.edits ?? [])),
  )
}

const content =
  "Content: { schemaVersion: '0.3', mainSteps: [{ name: a, action: 'aws:sleep', inputs: { Duration: PT1M } }] }"

describe('fixes in hosts', () => {
  it('add a property above the others', async () => {
    const text = `Resources:\n  A:\n    Type: AWS::SSM::Document\n    Properties:\n      Name: a-b-c\n      ${content}\n`
    const expected = text.replace('      Name', '      DocumentType: Automation\n      Name')
    assert.equal(await fixed(text, 'a.yaml', 'missing-document-type'), expected)
  })

  it('add one within braces', async () => {
    const text = `Resources: { A: { Type: AWS::SSM::Document, Properties: { ${content} } } }\n`
    assert.equal(
      await fixed(text, 'a.yaml', 'missing-document-type'),
      text.replace('Content', 'DocumentType: Automation, Content'),
    )
  })

  it('add one to JSON', async () => {
    const Content = { schemaVersion: '0.3', mainSteps: [] }
    const text = JSON.stringify({ Resources: { A: { Type: 'AWS::SSM::Document', Properties: { Content } } } }, null, 2)
    const template = JSON.parse(await fixed(text, 'a.json', 'missing-document-type'))
    assert.deepEqual(template.Resources.A.Properties, { DocumentType: 'Automation', Content })
  })

  it('add an argument to Terraform', async () => {
    const text =
      'resource "aws_ssm_document" "a" {\n  name = "abc"\n  content = jsonencode({ schemaVersion = "0.3", mainSteps = [] })\n}\n'
    assert.equal(
      await fixed(text, 'a.tf', 'missing-document-type'),
      text.replace('  name', '  document_type = "Automation"\n  name'),
    )
  })

  it('replace a property', async () => {
    const text = `Resources:\n  A:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: 'Automatoin'\n      ${content}\n`
    assert.equal(await fixed(text, 'a.yaml', 'wrong-document-type'), text.replace('Automatoin', 'Automation'))
  })

  it('mend a document that is text in its host', async () => {
    const json = JSON.stringify({ schemaVersion: '0.3', mainSteps: [{ name: 'a', action: 'aws:sleep', input: {} }] })
    const text = JSON.stringify({
      Resources: { A: { Type: 'AWS::SSM::Document', Properties: { DocumentType: 'Automation', Content: json } } },
    })
    assert.equal(await fixed(text, 'a.json', 'unknown-key'), text.replace('input', 'inputs'))
  })

  it('write names of what Terraform encodes without quotes, as they stand', async () => {
    const text = resource('mainSteps = [{ name = "a", action = "aws:sleep", input = { Duration = "PT1M" } }]')
    assert.equal(await fixed(text, 'a.tf', 'unknown-key'), text.replace('input ', 'inputs '))
  })

  it('leave the text of a script alone where they write into it', async () => {
    const text = resource(
      'parameters = { Names = { type = "String" } }\n    mainSteps = [{ name = "a", action = "aws:sleep", inputs = { Duration = "say: {{Nams}}" } }]',
    )
    assert.equal(await fixed(text, 'a.tf', 'undeclared-parameter'), text.replace('Nams', 'Names'))
  })
})

const resource = (steps: string): string =>
  `resource "aws_ssm_document" "a" {\n  document_type = "Automation"\n  content = jsonencode({\n    schemaVersion = "0.3"\n    ${steps}\n  })\n}\n`

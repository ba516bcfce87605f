import assert from 'node:assert/strict'
import { join } from 'node:path'
import { parse } from 'yaml'
import { loadOwnedDocuments } from '../../server/aws/owned-documents.js'
import { repositoryOf } from '../../server/document/repository.js'
import { completionsIn } from '../../server/editor.js'
import { snippetOf } from '../../server/features/completion/snippet.js'
import { open } from '../../server/hosts/open.js'
import { accepted, expanded } from '../support/accept.js'
import { checkCases } from '../support/marked-cases.js'

/** Of what is offered so many labels are noted, above the text after the one of the case was accepted. */
const most = 12

describe('completion', () => {
  checkCases(join(import.meta.dirname, 'fixtures/completion'), async ({ text, offset, path, label }) => {
    const repository = repositoryOf([], await loadOwnedDocuments())
    const items = await completionsIn(await open({ text, path }), offset, repository)
    for (const each of items)
      assert.equal(expanded(snippetOf(each) ?? each.text.replaceAll(/[\\$}]/g, '\\$&')), each.text)
    const labels = items.map((each) => each.label)
    const item = items.find((each) => each.label === label)
    assert.ok(item, `${label} is not among ${labels.slice(0, 50).join(', ')}`)
    const more = labels.length > most ? ` and ${labels.length - most} more` : ''
    return `#= ${labels.slice(0, most).join(', ')}${more}\n${accepted(text, item)}`
  })

  it('offers the document itself last among those that it can run', async () => {
    const text =
      "schemaVersion: '0.3'\nmainSteps:\n  - name: run\n    action: aws:executeAutomation\n    inputs:\n      DocumentName: "
    const documents = ['Own', 'Parent', 'Third'].map(
      (name) => ({ name, kind: 'Automation', schemaVersion: '0.3', parameters: new Map() }) as const,
    )
    const items = await completionsIn(await open({ text, path: 'Own.yaml' }), text.length, repositoryOf(documents))
    assert.deepEqual(
      items.map(({ label }) => label),
      ['Parent', 'Third', 'Own'],
    )
  })

  it('finds new documents by the first key they have, too', async () => {
    const items = await completionsIn(await open({ text: 'sch', path: 'new.yaml' }), 3)
    const [first] = items
    assert.equal(first?.label, 'Automation document')
    assert.equal(first.filter, 'Automation document schemaVersion 0.3')
  })

  it('offers what fits at the very end of a file, in the text of a template', async () => {
    const text = `Resources:
  Document:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      Content: |
        schemaVersion: '0.3'
        mainSteps:
          - name: wait
            action: `
    const [first] = await completionsIn(await open({ text, path: 'template.yaml' }), text.length)
    assert.equal(first?.label, 'aws:approve')
  })

  it('offers no references in comments', async () => {
    const text = "schemaVersion: '0.3'\nparameters:\n  Wait: { type: String }\n# {{  }}\nmainSteps: [] # {{ "
    for (const offset of [text.indexOf('{{  ') + 3, text.length])
      assert.deepEqual(await completionsIn(await open({ text, path: 'new.yaml' }), offset), [])
  })

  it('offers no references in descriptions, which AWS shows as they are, but in inputs of that name', async () => {
    const text = `description: '{{  }}'
schemaVersion: '0.3'
parameters:
  Wait: { type: String, description: 'as {{  }}' }
mainSteps:
  - name: each
    action: aws:loop
    inputs:
      Steps:
        - name: wait
          description: |
            waits
            for {{  }}
          action: aws:executeAwsApi
          inputs: { Service: ec2, Api: CreateSecurityGroup, description: 'as {{  }}' }
`
    for (const [given, path] of [
      [text, 'new.yaml'],
      [JSON.stringify(parse(text)), 'new.json'],
    ] as const) {
      const offered = []
      for (const { index } of given.matchAll(/\{\{ /g))
        offered.push((await completionsIn(await open({ text: given, path }), index + 3)).map(({ label }) => label)[0])
      assert.deepEqual(offered, [undefined, undefined, undefined, 'Wait'])
    }
  })

  it('offers no operations that answer by a stream, which Automation does not take', async () => {
    const text =
      "schemaVersion: '0.3'\nmainSteps:\n  - name: get\n    action: aws:executeAwsApi\n    inputs:\n      Service: s3\n      Api: "
    const labels = (await completionsIn(await open({ text, path: 'new.yaml' }), text.length)).map(({ label }) => label)
    assert.ok(labels.includes('GetBucketLocation'))
    assert.ok(!labels.includes('GetObject'))
  })

  it('offers nothing of what a filter of a selector selects within it', async () => {
    const head =
      "schemaVersion: '0.3'\nmainSteps:\n  - name: get\n    action: aws:waitForAwsResourceProperty\n    inputs:\n      Service: ec2\n      Api: DescribeInstances\n      PropertySelector: $.Reservations[0].Instances[0].Tags"
    for (const [typed, behind, first] of [
      ["[?(@.Key == '", "']", undefined],
      ["[?(@.Key == 'Name')].", '', "$.Reservations[0].Instances[0].Tags[?(@.Key == 'Name')].Key"],
    ] as const) {
      const text = head + typed + behind
      const [item] = await completionsIn(await open({ text, path: 'new.yaml' }), head.length + typed.length)
      assert.equal(item?.label, first)
    }
  })

  it('offers nothing of a document to the left of it in a template', async () => {
    const text =
      "Resources:\n  Doc:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Automation\n      Content:\n        schemaVersion: '0.3'\n"
    const labels = async (pad: string) =>
      (await completionsIn(await open({ text: text + pad, path: 'template.yaml' }), text.length + pad.length)).map(
        ({ label }) => label,
      )
    assert.deepEqual(await labels(''), [])
    assert.ok((await labels('      ')).includes('Name'))
    assert.ok((await labels('        ')).includes('mainSteps'))
  })

  it('offers no third text of a precondition', async () => {
    const head =
      "schemaVersion: '2.2'\nmainSteps:\n- name: tell\n  action: aws:runShellScript\n  precondition:\n    StringEquals:\n"
    for (const [above, below, first] of [
      ['    - platformType\n    ', '\n', 'Linux'],
      ['    - platformType\n    - Linux\n    ', '\n', undefined],
      ['    ', '\n    - platformType\n    - Linux\n', undefined],
    ] as const) {
      const text = `${head}${above}${below}  inputs: { runCommand: [] }\n`
      const labels = (await completionsIn(await open({ text, path: 'new.yaml' }), head.length + above.length)).map(
        ({ label }) => label,
      )
      assert.deepEqual(labels[0], first)
    }
  })

  it('offers nothing of documents in other resources of a template', async () => {
    const text =
      'Resources:\n  Doc:\n    Type: AWS::SSM::Document\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      '
    assert.deepEqual(await completionsIn(await open({ text, path: 'template.yaml' }), text.length), [])
  })

  it('offers no item for a key below the list in its column, and nothing in brackets of another language', async () => {
    const head =
      "schemaVersion: '0.3'\nmainSteps:\n  - name: one\n    action: aws:branch\n    inputs:\n      Choices:\n      - NextStep: one\n"
    const key = `${head}      Choi`
    const labels = (await completionsIn(await open({ text: `${key}ces:\n`, path: 'a.yaml' }), key.length)).map(
      ({ label }) => label,
    )
    assert.ok(labels.includes('Default') && !labels.some((label) => label.startsWith('-')), labels.join(', '))
    const script = `${head}      Script:\n        def run():\n            call(\n                Tags=[\n                    {\n                        `
    assert.deepEqual(await completionsIn(await open({ text: script, path: 'a.yaml' }), script.length), [])
  })

  it('calls no plugin of schema version 1.2 needed: any one of them will do', async () => {
    const text = "schemaVersion: '1.2'\nruntimeConfig:\n  "
    const items = await completionsIn(await open({ text, path: 'old.yaml' }), text.length)
    assert.ok(items.some(({ label }) => label === 'aws:runShellScript'))
    assert.deepEqual([...new Set(items.map(({ detail }) => detail))], [''])
  })
})

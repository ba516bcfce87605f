import assert from 'node:assert/strict'
import { findDocuments } from '../../server/hosts/find-documents.js'
import { assertPlaces, unknownsOf } from '../support/embedded.js'

describe('documents in files that Terraform renders', () => {
  it('are read around directives, with what these decide as unknown', async () => {
    const text = `schemaVersion: '2.2'
description: Costs $\${price} at \${shop}.
mainSteps:
  - action: aws:runShellScript
    name: \${name}
    inputs:
      runCommand:
        - uptime
%{ for name in names ~}
        - echo hello
%{ endfor ~}
`
    const [document] = (await findDocuments({ text, path: 'greet.yaml.tftpl' })).documents
    assert.ok(document)
    assert.deepEqual([document.kind, document.faults], ['Command', []])
    const expected = ['Costs $$' + '{price} at $' + '{shop}.', '$' + '{name}', 'echo hello']
    assert.deepEqual(unknownsOf(text, document), expected)
    assert.equal(document.partial, undefined)
    assertPlaces(text, document)
  })

  it('are known but for the steps of which these decide whether they are there', async () => {
    const step = '  - { action: aws:sleep, name: wait, inputs: { Duration: PT1M } }\n'
    const text = `schemaVersion: '0.3'\nmainSteps:\n${step}%{ if again ~}\n${step}%{ endif ~}\n`
    const [document] = (await findDocuments({ text })).documents
    assert.deepEqual([document?.partial, document?.open], [undefined, true])
  })

  it('are known by the name of the file where they have no directives', async () => {
    const text = `schemaVersion: '0.3'\ndescription: "\${text}"\nmainSteps:\n\${indent(2, steps)}\n`
    const [document] = (await findDocuments({ text, path: 'steps.tftpl' })).documents
    assert.equal(document, undefined)
    const known = `schemaVersion: '2.2'\ndescription: "\${text}"\n`
    const [other] = (await findDocuments({ text: known, path: 'other.tftpl' })).documents
    assert.ok(other)
    assert.deepEqual(unknownsOf(known, other), ['$' + '{text}'])
  })

  it('are read as they stand where no line is a directive', async () => {
    const text = `schemaVersion: '2.2'\ndescription: half of it is %{ here\nmainSteps: [\n`
    const [document] = (await findDocuments({ text })).documents
    assert.deepEqual(
      document?.faults.map(({ code }) => code),
      ['syntax'],
    )
  })
})

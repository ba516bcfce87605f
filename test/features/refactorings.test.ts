import assert from 'node:assert/strict'
import { join } from 'node:path'
import { loadOwnedDocuments } from '../../server/aws/owned-documents.js'
import { repositoryOf } from '../../server/document/repository.js'
import { refactoringsIn } from '../../server/editor.js'
import { open } from '../../server/hosts/open.js'
import { applied } from '../support/accept.js'
import { computed } from '../support/computed.js'
import { checkCases } from '../support/marked-cases.js'

const repository = repositoryOf([], await loadOwnedDocuments())

describe('refactorings', () => {
  checkCases(join(import.meta.dirname, 'fixtures/refactorings'), async ({ text, offset, end, path, label }) => {
    const found = await refactoringsIn(await open({ text, path }), offset, { end, repository })
    const refused = /^not (.*)/.exec(label)?.[1]
    if (refused !== undefined) {
      assert.deepEqual(
        found.filter(({ title }) => title.startsWith(refused)),
        [],
      )
      return '#=\n'
    }
    const chosen = found.find(({ title }) => title === label)
    assert.ok(chosen, `${label} is not among ${found.map(({ title }) => title).join('; ')}`)
    return `#=\n${applied(text, chosen.edits)}`
  })

  it('read a script once, however many references are handed over', async () => {
    for (const plugin of ['aws:runShellScript', 'aws:runPowerShellScript']) {
      const text = `schemaVersion: '2.2'
parameters: { Who: { type: String } }
mainSteps:
  - name: tell
    action: ${plugin}
    inputs:
      runCommand:
        - |
${'          echo "to {{ Who }}"\n'.repeat(4000)}`
      const opened = await open({ text, path: 'tell.yaml' })
      const start = computed()
      const found = await refactoringsIn(opened, text.indexOf('{{ Who') + 4)
      assert.ok(computed() - start < 2000, plugin)
      assert.ok(found.some(({ title }) => title === 'hand `Who` over as an environment variable'))
    }
  }).timeout(60_000)

  it('lose no comment on another parameter where one is inlined', async () => {
    const text = (parameters: string, wait = "'{{ Wait }}'") => `schemaVersion: '0.3'
parameters:
${parameters}mainSteps:
  - { name: a, action: 'aws:sleep', inputs: { Duration: ${wait} } }
`
    const inlined = async (before: string) => {
      const found = await refactoringsIn(await open({ text: before, path: 'a.yaml' }), before.indexOf('{{ Wait') + 4)
      const { edits } = found.find(({ title }) => title === 'inline the parameter Wait') ?? {}
      return edits && applied(before, edits)
    }
    const wait = '  Wait: { type: String, default: PT1M }\n'
    const other = '  # What is waited for.\n  Other: { type: String }\n'
    assert.equal(await inlined(text(`${wait}${other}`)), text(other, 'PT1M'))
    assert.equal(await inlined(text(`${other}${wait}`)), text(other, 'PT1M'))
    assert.equal(
      await inlined(text(`  Wait:\n    type: String\n    default: PT1M # short\n${other}`)),
      text(other, 'PT1M'),
    )
    const flow = (inner: string) => text('').replace('parameters:\n', `parameters: {${inner}}\n`)
    const both = ' Wait: { type: String, default: PT1M },\n  # What is waited for.\n  Other: { type: String } '
    assert.equal(await inlined(flow(both)), undefined)
  })

  it('move no entries of Terraform away from a comment between them, on the last line of a file either', async () => {
    for (const end of ['\n', '']) {
      const text = `resource "aws_ssm_document" "a" {
  content = jsonencode({ mainSteps = [], /* why */ schemaVersion = "0.3" }) }${end}`
      const found = await refactoringsIn(await open({ text, path: 'main.tf' }), text.indexOf('mainSteps') + 2)
      assert.deepEqual(found, [])
    }
  })
})

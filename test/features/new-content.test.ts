import assert from 'node:assert/strict'
import { completionsIn } from '../../server/editor.js'
import { open } from '../../server/hosts/open.js'
import { applied } from '../support/accept.js'
import { computed } from '../support/computed.js'

const yaml = `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:sleep
    inputs:
      Duration: PT1M`

const indented = (text: string, by: number): string => text.replaceAll(/^/gm, ' '.repeat(by))

const resource = (content: string, more = '') => `resource "aws_ssm_document" "wait" {
  name          = "wait"
  document_type = "Automation"
${more}  content = ${content}
}
`

const template = (content: string, more = '') => `Resources:
  Wait:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
${more}      Content: ${content}
  Topic:
    Type: AWS::SNS::Topic
`

async function itemsOf(path: string, marked: string) {
  const offset = marked.indexOf('<|>')
  const text = marked.replace('<|>', '')
  return { text, items: await completionsIn(await open({ text, path }), offset) }
}

describe('content that is an empty text', () => {
  const asYaml = '  document_format = "YAML"\n'
  for (const [what, path, before, after] of [
    ['a heredoc', 'main.tf', resource('<<YAML\n<|>\nYAML'), resource(`<<YAML\n${yaml}\nYAML`)],
    [
      'an indented heredoc with half a word',
      'main.tf',
      resource('<<-EOT\n    sch<|>\n  EOT', asYaml),
      resource(`<<-EOT\n${indented(yaml, 4)}\n  EOT`, asYaml),
    ],
    [
      'an indented heredoc before its column',
      'main.tf',
      resource('<<-EOT\n<|>\n  EOT', asYaml),
      resource(`<<-EOT\n${indented(yaml, 4)}\n  EOT`, asYaml),
    ],
    [
      'a block of CloudFormation',
      'template.yaml',
      template('|\n        <|>', '      DocumentFormat: YAML\n'),
      template(`|\n${indented(yaml, 8)}`, '      DocumentFormat: YAML\n'),
    ],
    [
      'a block of CloudFormation with references',
      'template.yaml',
      template('!Sub |\n<|>', '      DocumentFormat: YAML\n'),
      template(`!Sub |\n${indented(yaml, 8)}`, '      DocumentFormat: YAML\n'),
    ],
  ] as const)
    it(`takes a new document of the kind of the resource: ${what}`, async () => {
      const { text, items } = await itemsOf(path, before)
      const [item, ...others] = items
      assert.deepEqual(
        items.map(({ label }) => label),
        ['Automation document'],
      )
      assert.ok(item)
      assert.deepEqual(others, [])
      assert.equal(applied(text, [{ ...item.range, text: item.text }]), after)
    })

  it('is JSON where nothing else is said', async () => {
    for (const [path, before] of [
      ['main.tf', resource('<<EOT\n<|>\nEOT')],
      ['template.yaml', template('|\n        <|>')],
    ] as const) {
      const { items } = await itemsOf(path, before)
      assert.match(items[0]?.text ?? '', /^\{\n +"schemaVersion": "0.3"/)
    }
  })

  for (const [what, path, before] of [
    ['text of another resource', 'template.yaml', template('|\n        <|>').replace('SSM::Document', 'SSM::Other')],
    ['the value of another argument', 'main.tf', resource('""').replace('"wait"\n', '<<EOT\n<|>\nEOT\n')],
  ] as const)
    it(`is not ${what}`, async () => {
      const { items } = await itemsOf(path, before)
      assert.deepEqual(
        items.filter(({ label }) => label.endsWith(' document')),
        [],
      )
    })

  it('is known in time not to be new below many empty lines', async () => {
    const text = resource(`<<EOT\n<|>${'\n'.repeat(40_000)}x y\nEOT`)
    const start = computed()
    await itemsOf('main.tf', text)
    const took = computed() - start
    assert.ok(took < 1500, `${took} ms`)
  })
})

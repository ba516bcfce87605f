import assert from 'node:assert/strict'
import { applyEdits, fixText } from '../../server/node/fix-text.js'

const today = '2026-11-23'
const fixed = async (text: string, path: string, unsafe = false) =>
  (await fixText({ text, path }, { today }, unsafe)).text

describe('applying fixes', () => {
  it('makes edits in one go, and lets new lines end as the others do', () => {
    const edits = [
      { start: 4, end: 5, text: 'B\nB' },
      { start: 0, end: 1, text: 'A' },
    ]
    assert.equal(applyEdits('a\r\n b', edits), 'A\r\n B\r\nB')
    assert.equal(applyEdits('a\n\n b', edits), 'A\n\n B\nB')
  })

  it('goes on with what comes to light, and ends', async () => {
    const text =
      '{"schemaVersion": "2.2", "mainSteps": [{"name": "a", "action": "aws:runShellScript", "inputs": {"runCommand": ["x",]},}]}'
    const once = await fixed(text, 'a.json')
    assert.equal(once, text.replaceAll(',]', ']').replaceAll(',}', '}'))
    assert.equal(await fixed(once, 'a.json'), once)
  })

  it('makes all that do no harm, however many they are, beside some that do', async () => {
    const step = (name: string) => `  - { name: ${name}, action: 'aws:slep', inputs: { Duration: PT1M } }\n`
    const steps = (from: string) => Array.from({ length: 100 }, (_, at) => step(`${from}${at}`)).join('')
    const twice = `  - name: list
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances, InstanceId: ['{{ global:REGION }}'], InstancesIds: [] }
`
    const text = `schemaVersion: '0.3'\nmainSteps:\n${steps('a')}${twice}${steps('b')}`
    const mended = text.replaceAll('aws:slep', 'aws:sleep').replace(/InstanceId(?=:)/, 'InstanceIds')
    assert.equal(await fixed(text, 'a.yaml', true), mended)
  })

  it('makes unsafe ones only where they are wanted', async () => {
    const text = "schemaVersion: '0.3'\nmainSteps:\n  - name: a\n    action: aws:slep\n    inputs: {Duration: PT1M}\n"
    assert.equal(await fixed(text, 'a.yaml'), text)
    assert.equal(await fixed(text, 'a.yaml', true), text.replace('aws:slep', 'aws:sleep'))
  })

  it('takes out what nothing needs only where nothing else is wrong, which may need it', async () => {
    const text = `schemaVersion: '0.3'
parameters:
  Time: { type: String }
mainSteps:
  - name: rest
    action: aws:sleep
    inputs: { Duration: PT1M }
`
    const unused = text.replace('parameters:\n  Time: { type: String }\n', '')
    assert.equal(await fixed(text, 'a.yaml', true), unused)
    const wrong = text.replace('PT1M', '10 minutes')
    assert.equal(await fixed(wrong, 'a.yaml', true), wrong)
  })

  it('writes values as the type that is wanted', async () => {
    const text = `schemaVersion: '0.3'
mainSteps:
  - name: start
    action: aws:executeAutomation
    inputs:
      DocumentName: Other
      DocumentVersion: 1
      MaxConcurrency: 10
      TargetLocations: [{ Accounts: [012345678901], Regions: us-east-1 }]
  - name: launch
    action: aws:createStack
    inputs: { StackName: a, TemplateURL: 'https://example.com/a', Capabilities: CAPABILITY_IAM, DisableRollback: 'true' }
`
    const mended = text
      .replace('DocumentVersion: 1', "DocumentVersion: '1'")
      .replace('MaxConcurrency: 10', "MaxConcurrency: '10'")
      .replace('012345678901', "'012345678901'")
      .replace('us-east-1', '[us-east-1]')
      .replace('CAPABILITY_IAM', '[CAPABILITY_IAM]')
      .replace("'true'", 'true')
    assert.equal(await fixed(text, 'a.yaml'), mended)
  })

  it('puts a script behind a dash where lines are wanted', async () => {
    const text = `schemaVersion: '2.2'
mainSteps:
  - name: list
    action: aws:runShellScript
    inputs:
      runCommand: |  # all of it
        cd /tmp
        ls
`
    const below = text.replace('runCommand: |', 'runCommand:\n        - |').replace(/^ {8}(?=cd|ls)/gm, '          ')
    assert.equal(await fixed(text, 'a.yaml'), below)
    const atKey = text.replace('\n  - name: list\n    ', '\n- name: list\n  ').replaceAll('\n    ', '\n  ')
    assert.equal(await fixed(atKey, 'a.yaml'), atKey.replace('runCommand: |', 'runCommand:\n    - |'))
  })

  it('mends the letter case of a reference by itself, but not in scripts, where braces may be of another language', async () => {
    const text = `schemaVersion: '2.2'
parameters: { User: { type: String, allowedPattern: '^[a-z]+$' }, Lines: { type: StringList } }
mainSteps:
  - name: template
    action: aws:runShellScript
    inputs:
      workingDirectory: /home/{{ user }}
      runCommand:
        - cat > /tmp/a.j2 <<'EOF'
        - 'user = {{ user }}'
        - '{{ user }}'
        - EOF
  - name: lines
    action: aws:runShellScript
    inputs: { runCommand: '{{ lines }}' }
`
    const safe = text.replace('/{{ user }}', '/{{ User }}').replace('{{ lines }}', '{{ Lines }}')
    assert.equal(await fixed(text, 'a.yaml'), safe)
    assert.equal(await fixed(text, 'a.yaml', true), safe.replaceAll('{{ user }}', '{{ User }}'))
  })

  it('leaves a document within the text of a template well-formed', async () => {
    const content =
      '{\\"schemaVersion\\": \\"0.3\\", \\"mainSteps\\": [{\\"name\\": \\"a\\", \\"action\\": \\"aws:slep\\", \\"inputs\\": {\\"Duration\\": \\"PT1M\\"}}]}'
    const template = `Resources:\n  D:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Automation\n      Content: "${content}"\n`
    assert.equal(await fixed(template, 't.yaml', true), template.replace('aws:slep', 'aws:sleep'))
  })

  it('mends what hides a document in Terraform', async () => {
    const text = `resource "aws_ssm_document" "wait" {
  name            = "wait"
  document_type   = "Automation"
  document_format = "YAML"
  content         = <<"EOT"
schemaVersion: '0.3'
mainSteps: [{ name: wait, action: 'aws:sleep', inputs: { Duration: PT1M } }]
EOT
}
`
    assert.equal(await fixed(text, 'main.tf', true), text.replace('"EOT"', 'EOT'))
    const noSign = text.replace('"EOT"', 'EOT').replace(/content +=/, 'content')
    assert.equal(await fixed(noSign, 'main.tf', true), noSign.replace('content', 'content ='))
  })

  it('changes nothing in a text that it cannot read', async () => {
    const text = "schemaVersion: '0.3'\nmainSteps: [\n"
    assert.equal(await fixed(text, 'a.yaml', true), text)
  })

  it('closes a quote in front of what it cannot read', async () => {
    const text = 'schemaVersion: "0.3\nmainSteps: [\n'
    assert.equal(await fixed(text, 'a.yaml', true), text.replace('0.3', '0.3"'))
  })
})

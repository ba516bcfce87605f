import assert from 'node:assert/strict'
import { inAll, refactoringsIn, renameIn } from '../../server/editor.js'
import { lensesOf } from '../../server/features/lenses.js'
import { open } from '../../server/hosts/open.js'
import { applied } from '../support/accept.js'

const terraform = (steps: string) => `resource "aws_ssm_document" "wait" {
  name          = "wait"
  document_type = "Automation"
  content = jsonencode({
    schemaVersion = "0.3"
    parameters    = { "Wait" = { type = "String" }, "Other" = { type = "String" } }
    mainSteps     = ${steps}
  })
}
`
const made = terraform(
  '[for name in ["a", "b"] : { name = name, action = "aws:sleep", inputs = { Duration = "{{ Wait }}" } }]',
)

describe('renaming in a template', () => {
  it('is refused where an expression that is not read has the name too', async () => {
    const renamed = await renameIn(await open({ text: made, path: 'main.tf' }), made.indexOf('Wait'), 'Pause')
    assert.deepEqual(renamed, {
      ok: false,
      message: 'an expression that is not read here names `Wait` too; rename it by hand',
    })
  })

  it('goes on where the expressions have other names', async () => {
    const renamed = await renameIn(await open({ text: made, path: 'main.tf' }), made.indexOf('Other'), 'Pause')
    assert.equal(renamed?.ok, true)
  })

  it('is no matter of what is read: nor are uses counted where something is not', async () => {
    const lenses = async (text: string) =>
      inAll(await open({ text, path: 'main.tf' }), lensesOf)
        .filter(({ action }) => action.kind === 'references')
        .map(({ title }) => title)
    assert.deepEqual(await lenses(made), [])
    const read = terraform('[{ name = "a", action = "aws:sleep", inputs = { Duration = "{{ Wait }}" } }]')
    assert.deepEqual(await lenses(read), ['1 reference', '0 references'])
  })
})

describe('renaming where an alias repeats a text', () => {
  const text = `schemaVersion: '0.3'
parameters:
  Wait: { type: String, default: PT1M }
mainSteps:
  - name: one
    action: aws:sleep
    inputs: &wait
      Duration: '{{ Wait }}'
  - name: two
    action: aws:sleep
    inputs: *wait
`
  it('changes what is written once, once', async () => {
    const renamed = await renameIn(await open({ text, path: 'wait.yaml' }), text.indexOf('Wait'), 'Pause')
    assert.equal(renamed?.ok && applied(text, renamed.edits), text.replaceAll('Wait', 'Pause'))
  })

  it('is as inlining there', async () => {
    const found = await refactoringsIn(await open({ text, path: 'wait.yaml' }), text.indexOf('Wait'))
    const { edits } = found.find(({ title }) => title === 'inline the parameter Wait') ?? assert.fail()
    assert.equal(applied(text, edits), text.replace("'{{ Wait }}'", 'PT1M').replace(/parameters:\n.*\n/, ''))
  })

  it('counts it once', async () => {
    const titles = inAll(await open({ text, path: 'wait.yaml' }), lensesOf).map(({ title }) => title)
    assert.deepEqual(
      titles.filter((title) => title.includes('reference')),
      ['1 reference'],
    )
  })
})

describe('renaming in YAML', () => {
  const text = `schemaVersion: '0.3'
mainSteps:
  - name: one
    action: aws:sleep
    inputs: { Duration: PT1M }
    onFailure: step:two
    nextStep: two
  - name: "two"
    action: aws:sleep
    inputs: { Duration: PT1M }
`
  it('puts a name in quotes that would be no text without them', async () => {
    const renamed = await renameIn(await open({ text, path: 'wait.yaml' }), text.indexOf('two"'), '123')
    const expected = text
      .replace('step:two', 'step:123')
      .replace('nextStep: two', "nextStep: '123'")
      .replace('"two"', '"123"')
    assert.equal(renamed?.ok && applied(text, renamed.edits), expected)
    const declared = await renameIn(await open({ text, path: 'wait.yaml' }), text.indexOf('one'), 'on')
    assert.equal(declared?.ok && applied(text, declared.edits), text.replace('one', "'on'"))
  })
})

describe('renaming a key of a payload', () => {
  const text = `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      InputPayload: { vpc: vpc-1, subnet: subnet-1 }
      Script: |
        def main(events, context):
          if events.get('vpc'):
            return helper(events, events['vpc'])

        def helper(events, vpc):
          return events['subnet']
`
  const renamed = async (place: string, to: string) => {
    const found = await renameIn(await open({ text, path: 'run.yaml' }), text.indexOf(place) + 1, to)
    return found?.ok ? applied(text, found.edits) : found?.message
  }

  it('changes what the script looks up too, wherever it is asked for', async () => {
    const expected = text.replace('vpc:', 'network:').replaceAll("'vpc'", "'network'")
    assert.equal(await renamed('vpc:', 'network'), expected)
    assert.equal(await renamed("vpc')", 'network'), expected)
    const quoted = text.replace('vpc:', "'1':").replaceAll("'vpc'", "'1'")
    assert.equal(await renamed('vpc:', '1'), quoted)
  })

  it('is refused where the script may mean it elsewhere, or could not look it up', async () => {
    assert.match((await renamed('subnet:', 'net')) ?? '', /has `subnet` in other places too/)
    assert.match((await renamed('vpc:', "it's")) ?? '', /letters, digits, blanks, dots, dashes and underscores only/)
    assert.match((await renamed('vpc:', 'subnet')) ?? '', /a key named subnet already/)
  })

  const powerShell = (...lines: readonly string[]) =>
    text
      .replace('python3.11', 'PowerShell 7.4')
      .replace('      Handler: main\n', '')
      .replace(/ {8}def main.*$/s, lines.map((line) => `        ${line}\n`).join(''))
  const read = '$p = $env:InputPayload | ConvertFrom-Json'
  const renamedIn = async (document: string, to: string) => {
    const found = await renameIn(await open({ text: document, path: 'run.yaml' }), document.indexOf('vpc:') + 1, to)
    return found?.ok ? applied(document, found.edits) : found?.message
  }

  it('goes by what PowerShell takes for one key, and by what the variable holds', async () => {
    const once = powerShell(read, '$p.VPC')
    assert.equal(await renamedIn(once, 'net'), once.replace('vpc:', 'net:').replace('.VPC', '.net'))
    assert.match((await renamedIn(once, 'Subnet')) ?? '', /a key named Subnet already/)
    const again = powerShell(read, '$p.vpc', '$p = @{ vpc = 3 }', '$p.vpc')
    assert.match((await renamedIn(again, 'net')) ?? '', /in other places too/)
  })

  it('is refused where two scripts have it by an alias', async () => {
    const [first = '', step = ''] = text.split(/(?<=mainSteps:\n)/)
    const shared = step.replace('InputPayload: {', 'InputPayload: &all {').replaceAll('subnet', 'zone')
    const other = step.replace('name: run', 'name: other').replace(/InputPayload: .*/, 'InputPayload: *all')
    assert.match((await renamedIn(first + shared + other, 'net')) ?? '', /in other places too/)
  })
})

describe('renaming a parameter that comes as an environment variable', () => {
  const text = `schemaVersion: '2.2'
parameters:
  Who: { type: String, interpolationType: ENV_VAR, default: me }
mainSteps:
  - name: run
    action: aws:runShellScript
    inputs:
      runCommand:
        - if [ -z "\${SSM_Who+x}" ]; then export SSM_Who="{{ Who }}"; fi
        - echo "$SSM_Who" "$SSM_Whose"
`
  it('renames the variable too, from wherever it is asked for', async () => {
    const expected = text
      .replace('Who:', 'Name:')
      .replaceAll(/SSM_Who\b/g, 'SSM_Name')
      .replace('{{ Who }}', '{{ Name }}')
    for (const place of ['Who:', 'Who+x', 'Who"']) {
      const renamed = await renameIn(await open({ text, path: 'tell.yaml' }), text.indexOf(place) + 1, 'Name')
      assert.equal(renamed?.ok && applied(text, renamed.edits), expected)
    }
  })

  it('does not inline it, which would leave the variable without a value', async () => {
    const found = await refactoringsIn(await open({ text, path: 'tell.yaml' }), text.indexOf('Who'))
    assert.ok(!found.some(({ title }) => title.startsWith('inline')))
  })
})

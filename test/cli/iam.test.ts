import assert from 'node:assert/strict'
import { folderWith, ssmith } from '../support/command-line.js'

const runbook = `schemaVersion: '0.3'
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: [i-0123456789abcdef0], DesiredState: stopped }
  - name: child
    action: aws:executeAutomation
    inputs: { DocumentName: tell }
`
const child = `schemaVersion: '0.3'
mainSteps:
  - name: tell
    action: aws:executeAwsApi
    inputs: { Service: sns, Api: Publish, TopicArn: 'arn:aws:sns:us-east-1:111122223333:a', Message: done }
`

/** Runs the command in a folder with the runbooks and other files. */
async function iam(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const folder = folderWith({ 'runbook.yaml': runbook, 'tell.yaml': child, ...files })
  try {
    return await ssmith(folder.path, ['iam', 'runbook.yaml', ...args])
  } finally {
    folder.remove()
  }
}

describe('ssmith iam', () => {
  it('explains each action within 80 columns', async () => {
    const { code, out, err } = await iam([])
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /ec2:StopInstances\n {6}stop: aws:changeInstanceState/)
    assert.match(out, /sns:Publish\n {6}child\/tell: calls sns:Publish/)
    for (const line of out.split('\n')) assert.ok(line.length <= 80 || !line.includes(': '), line)
  })

  it('writes a policy for programs, and says elsewhere what is not known', async () => {
    const { code, out, err } = await iam(['--format', 'json', '--region', 'eu-west-1', '--account', '111122223333'])
    const policy = JSON.parse(out) as {
      readonly Statement: readonly { readonly Resource: string | readonly string[] }[]
    }
    assert.equal(code, 0)
    const resources = policy.Statement.flatMap(({ Resource }) => Resource)
    assert.ok(resources.includes('arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0'))
    assert.match(err, /ssm:StopAutomationExecution/)
  })

  it('names resources in the partition of the Region', async () => {
    const { out } = await iam(['--format', 'json', '--region', 'eusc-de-east-1'])
    assert.match(out, /"arn:aws-eusc:ec2:eusc-de-east-1:/)
  })

  it('says why a Command document has no policy', async () => {
    const command =
      "schemaVersion: '2.2'\nmainSteps: [{ action: 'aws:runShellScript', name: a, inputs: { runCommand: [ls] } }]\n"
    const { code, err } = await iam([], { 'runbook.yaml': command })
    assert.equal(code, 2)
    assert.match(err, /a Command document needs no rights of its own: its scripts have those of the nodes/)
  })

  it('finds its own policy sufficient, and less not', async () => {
    const { out } = await iam(['--format', 'json'])
    const whole = await iam(['--check', 'policy.json'], { 'policy.json': out })
    assert.equal(whole.code, 0)
    assert.match(whole.out, /the policy allows all that is needed/)
    const { Statement } = JSON.parse(out) as { readonly Statement: readonly unknown[] }
    const less = await iam(['--check', 'policy.json'], {
      'policy.json': JSON.stringify({ Statement: Statement.slice(1) }),
    })
    assert.equal(less.code, 1)
    assert.match(less.out, /^missing {2}ec2:DescribeInstanceStatus/)
  })

  it('says how old the actions are that it does not find one among', async () => {
    const policy = '{"Statement":{"Effect":"Allow","Action":["ec2:StpInstances","sns:Publish"],"Resource":"*"}}'
    const { out } = await iam(['--check', 'p.json'], { 'p.json': policy })
    assert.match(
      out,
      /^unknown {2}ec2:StpInstances; did you mean ec2:StopInstances\?\nnote {2}the actions are those of \d{4}-\d\d-\d\d; a newer one is told as unknown too$/m,
    )
    const known = await iam(['--check', 'p.json'], { 'p.json': policy.replace('StpI', 'StopI') })
    assert.doesNotMatch(known.out, /the actions are those of/)
  })

  it('gives a comparison as JSON', async () => {
    const { code, out } = await iam(['--check', 'p.json', '--format', 'json'], { 'p.json': '{"Statement":[]}' })
    assert.equal(code, 1)
    const { missing } = JSON.parse(out) as { readonly missing: readonly { readonly action: string }[] }
    assert.ok(missing.some(({ action }) => action === 'sns:Publish'))
  })

  for (const [args, message] of [
    [['--check', 'nowhere.json'], /nowhere\.json/],
    [['--check', 'broken.json'], /broken\.json:1:\d+: /],
    [['--check', 'odd.json'], /odd\.json:1:\d+: `Effect` has to be `Allow` or `Deny`/],
    [['--account', '12'], /expected 12 digits/],
    [['--region', 'moon'], /expected a Region/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, err } = await iam(args, {
        'broken.json': '{"Statement": [',
        'odd.json': '{"Statement":[{"Effect":"Maybe","Action":"a:B","Resource":"*"}]}',
      })
      assert.equal(code, 2)
      assert.match(err, message)
    })
  }
})

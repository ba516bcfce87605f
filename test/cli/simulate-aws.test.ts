import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { folderWith, ssmith } from '../support/command-line.js'
import { hasMoto, type Moto, startMoto } from '../support/moto.js'

const runbook = `schemaVersion: '0.3'
mainSteps:
  - name: look
    action: aws:executeAwsApi
    inputs: { Service: ssm, Api: GetParameter, Name: /size, WithDecryption: true }
    outputs: [{ Name: Size, Selector: $.Parameter.Value, Type: String }]
  - name: again
    action: aws:executeAwsApi
    onFailure: Continue
    inputs: { Service: ssm, Api: GetParameter, Name: /nothing }
  - name: change
    action: aws:executeAwsApi
    inputs: { Service: ssm, Api: PutParameter, Name: /size, Value: '{{ look.Size }}r', Type: SecureString, Overwrite: true }
  - { name: wait, action: 'aws:sleep', inputs: { Duration: PT1H } }
  - name: ask
    action: aws:approve
    inputs: { Approvers: [me, you], MinRequiredApprovals: 1 }
  - name: run
    action: aws:runCommand
    inputs: { DocumentName: AWS-RunAnsiblePlaybook, Targets: [{ Key: 'tag:a', Values: [b] }], Parameters: { commands: [ls] } }
outputs: [look.Size]
`
const secret = 'small-and-secret'

describe('ssmith simulate --aws', function () {
  this.timeout(60_000)
  let moto: Moto
  let env: NodeJS.ProcessEnv
  const folder = folderWith({ 'runbook.yaml': runbook })
  const simulate = (...args: string[]) =>
    ssmith(folder.path, ['simulate', 'runbook.yaml', '--format', 'json', ...args], '', env)
  const aws = async (...args: string[]) =>
    (await promisify(execFile)('aws', [...args, '--output', 'text'], { env })).stdout.trim()
  const size = () => aws('ssm', 'get-parameter', '--name', '/size', '--with-decryption', '--query', 'Parameter.Value')

  before(async function () {
    if (!hasMoto) return this.skip()
    moto = await startMoto()
    env = {
      ...process.env,
      AWS_ENDPOINT_URL: moto.url,
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'never-shown',
      AWS_DEFAULT_REGION: 'eu-west-1',
    }
    await aws('ssm', 'put-parameter', '--name', '/size', '--type', 'SecureString', '--value', secret)
  })
  after(() => {
    moto?.stop()
    folder.remove()
  })

  it('reads from AWS, writes nothing, and records what can be played again without it', async () => {
    const { code, out, err } = await simulate('--aws', '--record', 'mocks.yaml')
    assert.equal(code, 0, out + err)
    const report = JSON.parse(out)
    const sources = report.calls.map(({ operation, source }: Record<string, string>) => `${operation} ${source}`)
    assert.deepEqual(sources, ['GetParameter aws', 'GetParameter aws', 'PutParameter invented'])
    assert.deepEqual(report.outputs, { 'look.Size': secret })
    assert.equal(report.calls[1].output.Error.Code, 'ParameterNotFound')
    assert.match(report.calls[0].output.Parameter.LastModifiedDate, /^\d{4}-\d\d-\d\dT/)
    assert.equal(await size(), secret)

    const file = join(folder.path, 'mocks.yaml')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.ok(!readFileSync(file, 'utf8').includes('never-shown'))
    const played = await simulate('--mocks', 'mocks.yaml', '--no-invent')
    assert.equal(played.err, '')
    const { calls, ...rest } = JSON.parse(played.out)
    const { calls: before, ...same } = report
    assert.deepEqual(rest, same)
    assert.deepEqual(
      calls,
      before.map((call: object) => ({ ...call, source: 'mock' })),
    )
  })

  it('writes where that is asked for as well', async () => {
    const { out } = await simulate('--aws', '--aws-allow-writes')
    assert.deepEqual(
      JSON.parse(out).calls.map(({ source }: { source: string }) => source),
      ['aws', 'aws', 'aws'],
    )
    assert.equal(await size(), `${secret}r`)
  })

  it('asks in the Region that is named', async () => {
    const { out } = await simulate('--aws', '--region', 'us-west-2')
    assert.equal(JSON.parse(out).calls[0].output.Error.Code, 'ParameterNotFound')
  })

  it('comes after mocks and the account, and says what is missing', async () => {
    const { out } = await ssmith(
      folder.path,
      ['simulate', 'runbook.yaml', '--format', 'json', '--aws', '--start-at', 'again'],
      '',
      { PATH: '/nowhere' },
    )
    assert.match(JSON.parse(out).calls[0].output.Error.Message, /^the AWS CLI does not start: /)
    const refused = await simulate('--aws-allow-writes')
    assert.deepEqual([refused.code, /`--aws-allow-writes` goes with `--aws`/.test(refused.err)], [2, true])
  })
})

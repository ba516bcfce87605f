import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { folderWith, ssmith } from '../support/command-line.js'
import { hasMoto } from '../support/moto.js'

const file = `account: '111122223333'
instances:
  i-0123456789abcdef0: { agent: {}, tags: { Name: web } }
parameters: { /a: one }
buckets: { things: { objects: { a.txt: hello } } }
roles: { worker: {} }
databases: { db: {} }
`
const program = join(import.meta.dirname, '../../dist/ssmith.cjs')

interface Served {
  readonly url: string
  readonly child: ChildProcess
  lines(): readonly string[]
}

async function serve(folder: string, ...options: string[]): Promise<Served> {
  const child = spawn(process.execPath, [program, 'account', 'serve', 'account.yaml', ...options], { cwd: folder })
  let out = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  assert.match(out, /^http:.*\n/)
  return { url: out.split(' ')[0] ?? '', child, lines: () => out.trim().split('\n').slice(1) }
}

/** What a server says to a request that no SDK would send. */
function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = '',
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
})

describe('ssmith account serve', () => {
  const folder = folderWith({ 'account.yaml': file })
  let served: Served
  before(async () => {
    served = await serve(folder.path, '--speed', '1000')
  })
  /** What the server says of a call, once it has come through the pipe. */
  const lineWith = async (text: string): Promise<string | undefined> => {
    const found = () => served.lines().find((line) => line.includes(text))
    for (let tries = 0; tries < 100 && found() === undefined; tries++) await setTimeout(20)
    return found()
  }
  after(() => {
    served?.child.kill()
    folder.remove()
  })

  it('answers the AWS CLI, in all protocols', async function () {
    if (!hasMoto) return this.skip()
    this.timeout(60_000)
    const env = { ...process.env, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_DEFAULT_REGION: 'us-east-1' }
    const aws = async (line: string) => {
      const args = ['-m', 'awscli', '--endpoint-url', served.url, '--output', 'text', ...line.split(' ')]
      return (await promisify(execFile)('python3', args, { env })).stdout.trim()
    }
    const answers = [
      ['sts get-caller-identity --query Account', '111122223333'],
      [
        'ec2 describe-instances --filters Name=tag:Name,Values=web --query Reservations[].Instances[].State.Name',
        'running',
      ],
      ['ssm get-parameter --name /a --query Parameter.Value', 'one'],
      ['s3api get-bucket-versioning --bucket things', ''],
      ['s3 cp s3://things/a.txt -', 'hello'],
      ['iam get-role --role-name worker --query Role.AssumeRolePolicyDocument.Statement[0].Action', 'sts:AssumeRole'],
      ['rds describe-db-instances --query DBInstances[0].DBInstanceStatus', 'available'],
      ['resource-groups list-groups --query length(Groups)', '0'],
      [
        'ec2 stop-instances --instance-ids i-0123456789abcdef0 --query StoppingInstances[].CurrentState.Name',
        'stopping',
      ],
      // 30 seconds of the account are 30 milliseconds of ours.
      ['ec2 describe-instances --query Reservations[].Instances[].State.Name', 'stopped'],
    ]
    for (const [line = '', expected] of answers) assert.equal(await aws(line), expected, line)
    await assert.rejects(aws('s3api get-bucket-tagging --bucket nothing-there'), /NoSuchBucket/)
    assert.ok(served.lines().includes('ec2:StopInstances  ok'), served.lines().join('\n'))
    assert.ok(served.lines().includes('s3:GetBucketTagging  NoSuchBucket'))
  })

  it('answers boto3 in each protocol that CloudWatch has', async function () {
    if (!hasMoto) return this.skip()
    this.timeout(60_000)
    const script = `
import boto3, botocore.model, sys
for protocol in ['json', 'query', 'smithy-rpc-v2-cbor']:
    botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS = (protocol,)
    client = boto3.client('cloudwatch', endpoint_url=sys.argv[1], region_name='us-east-1', aws_access_key_id='a', aws_secret_access_key='b')
    assert client.meta.service_model.resolved_protocol == protocol
    client.put_metric_alarm(AlarmName=protocol, MetricName='m', Namespace='n', EvaluationPeriods=2, Period=60, Threshold=0.5,
        ComparisonOperator='GreaterThanThreshold', Statistic='Sum', AlarmActions=['arn:aws:sns:us-east-1:111122223333:a'])
    [alarm] = client.describe_alarms(AlarmNames=[protocol])['MetricAlarms']
    try:
        client.set_alarm_state(AlarmName='none', StateValue='OK', StateReason='a')
    except client.exceptions.ClientError as error:
        code = error.response['Error']['Code']
    print(alarm['AlarmName'], alarm['Threshold'], alarm['EvaluationPeriods'], alarm['AlarmActions'][0][-1], alarm['StateUpdatedTimestamp'].year, code)
`
    const { stdout } = await promisify(execFile)('python3', ['-c', script, served.url])
    const said = (protocol: string) => `${protocol} 0.5 2 a 2026 ResourceNotFound`
    assert.deepEqual(stdout.trim().split('\n'), ['json', 'query', 'smithy-rpc-v2-cbor'].map(said))
  })

  it('refuses CBOR that it cannot read, and services that it does not know, in CBOR', async () => {
    const headers = { ...signed('monitoring'), 'smithy-protocol': 'rpc-v2-cbor' }
    const url = `${served.url}/service/GraniteServiceVersion20100801/operation/DescribeAlarms`
    for (const [body, text] of [
      [Buffer.from('ff', 'hex'), /MalformedInput.*the body is not CBOR/],
      [Buffer.from('01', 'hex'), /MalformedInput.*the body is no map in CBOR/],
      [Buffer.from(`a16161${'81'.repeat(60)}01`, 'hex'), /MalformedInput.*nested too deeply/],
      [Buffer.from(`a16161${'81'.repeat(100_000)}01`, 'hex'), /MalformedInput/],
    ] as const) {
      const said = await ask(url, headers, body)
      assert.deepEqual([said.status, text.test(said.text)], [400, true], said.text)
    }
    const unknown = await ask(url, { ...signed('sqs'), 'smithy-protocol': 'rpc-v2-cbor' })
    assert.match(unknown.text, /^[^{].*__type.*UnrecognizedClientException/s)
    assert.equal(await lineWith('sqs'), 'sqs:DescribeAlarms  UnrecognizedClientException')
  })

  it('refuses JSON that nests too deeply', async () => {
    const headers = { ...signed('ssm'), 'x-amz-target': 'AmazonSSM.GetParameter' }
    const nested = (levels: number) => `{"Name":${'['.repeat(levels)}${']'.repeat(levels)}}`
    for (const levels of [60, 100_000]) {
      const said = await ask(served.url, headers, nested(levels))
      assert.deepEqual([said.status, /MalformedInput.*nested too deeply/.test(said.text)], [400, true], said.text)
    }
    assert.match(
      (await ask(served.url, headers, nested(3))).text,
      /ValidationException|SerializationException|Parameter/,
    )
  })

  it('shows names of operations as text, whatever they are', async () => {
    await ask(served.url, signed('ec2'), 'Action=%1b[31mred')
    assert.equal(await lineWith('red'), 'ec2:␛[31mred  InvalidAction')
  })

  it('says what it does not know, and what it cannot read, and goes on', async () => {
    const cases: readonly [service: string, body: string, status: number, text: RegExp][] = [
      [
        'ec2',
        'Action=CreateVpc',
        400,
        /<Code>InvalidAction<\/Code><Message>the mocked account does not know ec2:CreateVpc</,
      ],
      ['ec2', 'Action=__proto__', 400, /InvalidAction/],
      ['ec2', `Action=DescribeInstances&${'a.'.repeat(60)}b=1`, 400, /MalformedInput/],
      ['ec2', 'Action=RunInstances&MinCount=x&MaxCount=1', 400, /x is no number/],
      ['ec2', 'Action=StartInstances', 400, /<Code>ValidationError<.*InstanceIds/s],
      ['sqs', 'Action=SendMessage', 400, /does not speak for `sqs`/],
      ['ssm', '{', 400, /InvalidAction|MalformedInput/],
    ]
    for (const [service, body, status, text] of cases) {
      const said = await ask(served.url, signed(service), body)
      assert.deepEqual(
        [said.status, text.test(said.text)],
        [status, true],
        `${service} ${body.slice(0, 40)}: ${said.text}`,
      )
    }
    const broken = await ask(served.url, { ...signed('ssm'), 'x-amz-target': 'AmazonSSM.GetParameter' }, '[')
    assert.match(broken.text, /MalformedInput/)
  })

  it('answers programs of this machine alone', async () => {
    for (const headers of [{ host: 'example.com' }, { origin: 'https://example.com' }])
      assert.equal((await ask(served.url, { ...signed('sts'), ...headers }, 'Action=GetCallerIdentity')).status, 403)
    const large = await ask(served.url, signed('sts'), 'a'.repeat(9 * 1024 * 1024)).catch(() => ({ status: 413 }))
    assert.equal(large.status, 413)
    assert.equal((await ask(served.url, signed('sts'), 'Action=GetCallerIdentity')).status, 200)
  })

  it('ends when it is interrupted', async () => {
    const other = await serve(folder.path)
    other.child.kill('SIGINT')
    const [code] = await once(other.child, 'exit')
    assert.equal(code, 0)
  })

  const refused: readonly [args: string[], message: RegExp][] = [
    [[], /it is not said what to do; write `ssmith account serve FILE`/],
    [['sreve', 'account.yaml'], /there is no `ssmith account sreve`; write `ssmith account serve FILE`/],
    [['serve'], /name one file that describes an account/],
    [['serve', 'nothing.yaml'], /`nothing.yaml`: there is no such file/],
    [['serve', 'account.yaml', '--port', 'x'], /`--port` cannot be `x`; expected a whole number from 0 to 65535/],
  ]
  for (const [args, message] of refused)
    it(`says what is wrong with \`${args.join(' ')}\``, async () => {
      const { code, err } = await ssmith(folder.path, ['account', ...args])
      assert.equal(code, 2)
      assert.match(err, message)
    })
})

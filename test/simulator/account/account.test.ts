import assert from 'node:assert/strict'
import { accountFrom } from '../../../server/simulator/account/account-from.js'
import { callAccount } from '../../../server/simulator/account/account-call.js'
import { like } from '../../../server/simulator/account/ec2/filters.js'
import { open } from '../../../server/hosts/open.js'
import { rehearse } from '../../../server/simulator/rehearse.js'
import { worldsOf } from '../../../server/simulator/worlds.js'
import { parse } from '../../../server/syntax/parse.js'
import type { Json } from '../../../server/syntax/tree.js'

const file = `account: '111122223333'
region: eu-west-1
start: 2026-03-01T08:00:00Z
instances:
  i-0123456789abcdef0: { agent: {} }
  i-0123456789abcdef1: { state: stopped }
`

async function account(text = file) {
  const { root } = await parse(text, 'yaml')
  return accountFrom(root)
}

const call = async (given: Awaited<ReturnType<typeof account>>, operation: string, input: Json, after = 0) =>
  callAccount(given.state, { service: 'ec2', operation, input }, given.start + after * 1000)

describe('the mocked account', () => {
  it('is its own each time, and can be copied at any moment', async () => {
    const first = await account()
    const InstanceIds = ['i-0123456789abcdef0']
    const copy = structuredClone(first.state)
    await call(first, 'StopInstances', { InstanceIds })
    const states = await Promise.all(
      [first, { ...first, state: copy }, await account()].map((each) =>
        call(each, 'DescribeInstances', { InstanceIds }),
      ),
    )
    const names = states.map((answer) => /"State":\{"Code":\d+,"Name":"([a-z]+)"/.exec(JSON.stringify(answer))?.[1])
    assert.deepEqual(names, ['stopping', 'running', 'running'])
  })

  it('refuses inputs as boto3 does, and takes its names for them', async () => {
    const given = await account()
    const refused = await call(given, 'start_instances', { Instances: ['i-1'] })
    assert.equal(
      refused?.kind === 'error' && refused.message,
      'Parameter validation failed:\nMissing required parameter in input: "InstanceIds"\nUnknown parameter in input: "Instances", must be one of: InstanceIds, AdditionalInfo, DryRun',
    )
    assert.equal((await call(given, 'describe_vpcs', { Filters: [] }))?.kind, 'value')
  })

  it('leaves what it does not know to others', async () => {
    const given = await account()
    assert.equal(await call(given, 'CreateVpc', {}), undefined)
    assert.equal(
      await callAccount(given.state, { service: 'nothing', operation: 'constructor', input: {} }, 0),
      undefined,
    )
    assert.equal(await callAccount(given.state, { service: 'sqs', operation: 'SendMessage', input: {} }, 0), undefined)
  })

  it('holds names that mean something to JavaScript like any other', async () => {
    const given = await account('parameters: { __proto__: a, constructor: b }\nbuckets: { constructor: {} }\n')
    const answer = await callAccount(
      given.state,
      { service: 'ssm', operation: 'GetParameters', input: { Names: ['__proto__', 'constructor', 'toString'] } },
      0,
    )
    const { Parameters, InvalidParameters } = (answer?.kind === 'value' ? answer.value : {}) as Record<
      string,
      { Value: string }[]
    >
    assert.deepEqual([Parameters?.map(({ Value }) => Value), InvalidParameters], [['a', 'b'], ['toString']])
  })

  it('keeps no reference to what it gives away', async () => {
    const given = await account()
    const before = JSON.stringify(await call(given, 'DescribeInstances', {}))
    const answer = await call(given, 'DescribeInstances', {})
    if (answer?.kind === 'value') (answer.value as { Reservations: unknown[] }).Reservations.length = 0
    assert.equal(JSON.stringify(await call(given, 'DescribeInstances', {})), before)
  })

  it('gives a rehearsal its Region, account and time, and changes while it runs', async () => {
    const text = `schemaVersion: '0.3'
mainSteps:
  - { name: start, action: 'aws:changeInstanceState', inputs: { InstanceIds: [i-0123456789abcdef1], DesiredState: running } }
  - name: make
    action: aws:executeAwsApi
    inputs: { Service: rds, Api: CreateDBInstance, DBInstanceIdentifier: db, DBInstanceClass: db.t3.micro, Engine: mysql }
  - name: wait
    action: aws:waitForAwsResourceProperty
    inputs: { Service: rds, Api: DescribeDBInstances, DBInstanceIdentifier: db, PropertySelector: '$.DBInstances[0].DBInstanceStatus', DesiredValues: [available] }
  - name: who
    action: aws:executeAwsApi
    inputs: { Service: sts, Api: GetCallerIdentity }
    outputs: [{ Name: Account, Selector: $.Account, Type: String }]
  - name: send
    action: aws:executeAwsApi
    inputs: { Service: sqs, Api: SendMessage, QueueUrl: 'https://example.com/{{ global:ACCOUNT_ID }}', MessageBody: '{{ global:DATE }} {{ global:REGION }}' }
outputs: [who.Account]
`
    const { models } = await open({ text, path: 'a.yaml' })
    const document = models[0]?.document
    assert.ok(document)
    const { world, id, region, start } = await account()
    const { status, seconds, outputs, exchanges } = await rehearse(document, {
      worlds: worldsOf({ account: world, invent: true }),
      account: id,
      region,
      start,
      matches: () => true,
    })
    assert.deepEqual([status, outputs], ['Success', { 'who.Account': '111122223333' }])
    // The instance and its checks take 70 seconds, the database 300.
    assert.ok(seconds >= 370 && seconds < 390, String(seconds))
    const last = exchanges.at(-1)
    assert.equal(last?.source, 'invented')
    const input = last?.request.kind === 'aws' ? (last.request.input as Record<string, string>) : {}
    assert.deepEqual(
      [input['QueueUrl'], input['MessageBody']],
      ['https://example.com/111122223333', '2026-03-01 eu-west-1'],
    )
  })
})

describe('a value of a filter', () => {
  const cases: readonly [text: string, pattern: string, fits: boolean][] = [
    ['web', 'web', true],
    ['web', 'we', false],
    ['web', 'w*', true],
    ['web', '*b', true],
    ['web', 'w?b', true],
    ['web', '?', false],
    ['', '*', true],
    ['a.b', 'a?b*', true],
    ['aab', '*ab', true],
    ['abcabd', '*ab?', true],
  ]
  for (const [text, pattern, fits] of cases)
    it(`${pattern} ${fits ? 'fits' : 'does not fit'} ${text}`, () => assert.equal(like(text, pattern), fits))

  it('takes no time, whatever it is', () => assert.equal(like('a'.repeat(2000), `${'*a'.repeat(500)}*b`), false))
})

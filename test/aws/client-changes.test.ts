import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type InputFault, inputFaults } from '../../server/aws/input-faults.js'
import { loadService } from '../../server/aws/load-service.js'
import type { Shape } from '../../server/aws/service.js'
import { findBotocore } from '../../server/tooling/botocore.js'

type Call = readonly [service: string, operation: string, input: object]

const filters = [{ Name: 'state', Values: ['available'] }]
const exportTask = { logGroupName: 'a', to: 2, destination: 'b' }
const outpostBucket = 'arn:aws:s3-outposts:us-east-1:111122223333:outpost/op-01ac5d28a6a232904/bucket/example'

/** Calls that boto3 takes and the models of the services alone do not describe. */
const accepted: readonly Call[] = [
  ['ec2', 'DescribeNatGateways', { Filters: filters }],
  ['ec2', 'DescribeNatGateways', { Filter: filters }],
  ['ec2', 'DescribeHosts', { Filters: filters }],
  ['logs', 'CreateExportTask', { ...exportTask, fromTime: 1 }],
  ['logs', 'CreateExportTask', { ...exportTask, from: 1 }],
  ['cloudsearchdomain', 'Search', { query: 'a', returnFields: 'b' }],
  ['glacier', 'ListVaults', {}],
  ['s3control', 'GetBucket', { Bucket: outpostBucket }],
  ['s3', 'CopyObject', { Bucket: 'abc', Key: 'd', CopySource: { Bucket: 'abc', Key: 'e' } }],
  ['s3', 'CopyObject', { Bucket: 'abc', Key: 'd', CopySource: 'abc/e' }],
  ['route53', 'GetHostedZone', { Id: '/hostedzone/Z0123456789ABCDEFGHIJ' }],
  ['ec2', 'RunInstances', { MinCount: 1, MaxCount: 1, UserData: 'text' }],
]

/** The same with a fault. */
const refused: readonly Call[] = [
  ['ec2', 'DescribeNatGateways', { Filterz: filters }],
  ['ec2', 'DescribeImages', { Filter: filters }],
  ['ec2', 'DescribeNatGateways', { Filters: 'available' }],
  ['logs', 'CreateExportTask', exportTask],
  ['logs', 'CreateExportTask', { ...exportTask, fromTime: 'yesterday' }],
  ['glacier', 'DescribeVault', {}],
  ['s3control', 'ListRegionalBuckets', {}],
  ['s3', 'CopyObject', { Bucket: 'abc', Key: 'd' }],
]

async function ours([name, operation, input]: Call): Promise<InputFault[]> {
  const shape = (await loadService(name))?.operation(operation)?.input
  assert.ok(shape, `${name} ${operation}`)
  return [...inputFaults(shape as Shape, input)]
}

describe('what boto3 changes in the inputs that models describe', () => {
  for (const call of accepted)
    it(`${call[0]} ${call[1]} takes ${Object.keys(call[2]).join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(await ours(call), [])
    })
  for (const call of refused)
    it(`${call[0]} ${call[1]} refuses ${JSON.stringify(call[2])}`, async () => {
      assert.ok((await ours(call)).length > 0)
    })

  it('is what a client of boto3 does', function () {
    if (!findBotocore()) return this.skip()
    this.timeout(60_000)
    const lines = [...accepted, ...refused].map(([service, operation, input]) =>
      JSON.stringify({ service, operation, input }),
    )
    const { stdout, stderr } = spawnSync('python3', ['-I', join(import.meta.dirname, 'client_calls.py')], {
      input: lines.join('\n'),
      encoding: 'utf8',
    })
    const verdicts = stdout.trimEnd().split('\n')
    assert.equal(verdicts.length, lines.length, stderr)
    for (const [at, verdict] of verdicts.entries())
      assert.equal(verdict, at < accepted.length ? 'accepted' : 'ParamValidationError', lines[at])
  })
})

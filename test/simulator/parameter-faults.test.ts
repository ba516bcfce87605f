import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { boto3Call } from '../../server/simulator/scripts/boto3-call.js'
import type { Json } from '../../server/syntax/tree.js'
import { findBotocore } from '../../server/tooling/botocore.js'

/** Calls with what boto3 refuses in them. */
const calls: readonly (readonly [service: string, operation: string, input: Json])[] = [
  ['ec2', 'StopInstances', {}],
  ['ec2', 'StopInstances', { InstanceIds: 'i-1', Force: 'yes', Fource: true }],
  ['ec2', 'StopInstances', { InstanceIds: [1, null, ['a'], { a: "it's" }, 1.5] }],
  ['ec2', 'DescribeInstances', { Filters: [{ Name: 'a', Value: ['b'] }], MaxResults: 'many' }],
  ['ec2', 'DescribeInstances', { Filters: { Name: 'a' } }],
  ['ssm', 'GetParameter', { Name: '' }],
  ['ssm', 'PutParameter', { Name: 'a', Value: 1, Tags: [{ Key: 'a' }] }],
  ['ssm', 'GetParametersByPath', { Path: '/', MaxResults: 0 }],
  ['ssm', 'DescribeAutomationStepExecutions', { AutomationExecutionId: 'short' }],
  ['s3', 'PutObject', { Bucket: 'b', Key: 'k', Body: 1 }],
  ['s3', 'PutObject', { Key: true }],
  ['cloudwatch', 'GetMetricStatistics', { Namespace: 'n', MetricName: 'm', StartTime: [], EndTime: 'x', Period: 1 }],
  ['dynamodb', 'GetItem', { TableName: 't', Key: { id: { S: 'a', N: '1' } } }],
  ['dynamodb', 'GetItem', { TableName: 't', Key: { id: { S: 1 }, '': { X: 'a' } } }],
  ['lambda', 'Invoke', { FunctionName: ['a', 'b'], Payload: { a: 1 } }],
  ['rds', 'CreateDBSnapshot', { DBSnapshotIdentifier: 'a\nb', Tags: [{ Key: 1 }] }],
]

const program = `
import json, sys
import botocore.loaders, botocore.model, botocore.validate
loader = botocore.loaders.Loader(include_default_search_paths=False, extra_search_paths=[botocore.loaders.Loader.BUILTIN_DATA_PATH])
for service, operation, value in json.load(sys.stdin):
    model = botocore.model.ServiceModel(loader.load_service_model(service, 'service-2'), service)
    report = botocore.validate.ParamValidator().validate(value, model.operation_model(operation).input_shape)
    print(json.dumps(report.generate_report()))
`

const describeWithBotocore = findBotocore() ? describe : describe.skip

describeWithBotocore('what a script is told of wrong parameters', () => {
  it('are the words of botocore', async function () {
    this.timeout(60_000)
    const { stdout, stderr } = spawnSync('python3', ['-I', '-c', program], {
      input: JSON.stringify(calls),
      encoding: 'utf8',
    })
    const reports = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as string)
    assert.equal(reports.length, calls.length, stderr)
    for (const [at, [service, operation, input]] of calls.entries()) {
      const called = await boto3Call({ service, operation, input }, async () => ({ kind: 'value', value: null }))
      const said = called.kind === 'refused' ? called.message : ''
      assert.equal(sorted(said), sorted(reports[at] ?? ''), `${service}:${operation} ${at}`)
    }
  })
})

/** The order of members is not that of botocore's model, nor are the names it lists in their order. */
const sorted = (report: string): string =>
  report
    .split('\n')
    .map((line) => {
      const [before, names] = line.split(/(?:must be one of|of the following keys): /)
      return names === undefined ? line : `${before}: ${names.split(/,? /).sort().join(' ')}`
    })
    .sort()
    .join('\n')

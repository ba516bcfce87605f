import assert from 'node:assert/strict'
import type { SsmType } from '../../schemas/values.js'
import { invent } from '../../server/simulator/invent.js'
import { putDeclared } from '../../server/simulator/put-declared.js'
import { select } from '../../server/simulator/select.js'
import type { Json } from '../../server/syntax/tree.js'

const given = (value: object, selector: string, type: SsmType) =>
  putDeclared(value as never, [{ name: 'Name', selector, type }])

/** What is invented of an API, by itself. */
const response = async (service: string, operation: string, input: Json): Promise<Json> => {
  const answer = await invent({ kind: 'aws', step: 'a', service, operation, input })
  assert.equal(answer?.kind, 'value')
  return (answer as { readonly value: Json }).value
}

/** What is invented of an API for a step that declares an output, at the selector of that output. */
const output = async (service: string, operation: string, selector: string, input: Json = {}) => {
  const declared = [{ name: 'Out', selector, type: 'String' }] as const
  const answer = await invent({ kind: 'aws', step: 'a', service, operation, input, declared })
  assert.equal(answer?.kind, 'value', `${service}:${operation}`)
  return select((answer as { readonly value: Json }).value, selector)
}

describe('an invented answer', () => {
  it('has nothing where a response of the API cannot have anything', async () => {
    assert.equal(await output('ec2', 'DescribeInstances', '$.Nope.Never'), undefined)
    assert.equal(await output('ec2', 'DescribeInstances', '$.Reservations.Instances'), undefined)
    assert.deepEqual(await output('ec2', 'DescribeInstances', '$..Nope'), [])
    const request = { kind: 'aws', step: 'a', service: 'ec2', operation: 'DescribeInstances', input: {} } as const
    const answer = await invent({ ...request, wanted: { selector: '$.Nope', values: ['x'] } })
    assert.ok(answer?.kind === 'value')
    assert.equal(select(answer.value, '$.Nope'), undefined)
  })

  it('has what is looked for where the model of the API leaves that open, or knows nothing of the operation', async () => {
    const decoded = '$.RoleDetailList[0].AssumeRolePolicyDocument.Version'
    assert.equal(await output('iam', 'GetAccountAuthorizationDetails', decoded), 'Out')
    assert.equal(await output('ssm', 'DescribeTomorrow', '$.Any.Thing'), 'Out')
    const payload = (await output('lambda', 'Invoke', '$.Payload', { FunctionName: 'f' })) as string
    assert.deepEqual(JSON.parse(payload), { Payload: 'Out' })
  })

  it('shows what changes once that has come to a good end', async () => {
    const states: readonly [service: string, operation: string, selector: string, state: string, input?: Json][] = [
      ['ec2', 'DescribeInstances', '$.Reservations[0].Instances[0].State.Name', 'running'],
      ['ec2', 'DescribeVolumes', '$.Volumes[0].State', 'in-use'],
      ['rds', 'DescribeDBClusters', '$.DBClusters[0].Status', 'available'],
      [
        'ssm',
        'DescribeAutomationExecutions',
        '$.AutomationExecutionMetadataList[0].AutomationExecutionStatus',
        'Success',
      ],
      [
        'dynamodb',
        'DescribeGlobalTable',
        '$.GlobalTableDescription.GlobalTableStatus',
        'ACTIVE',
        { GlobalTableName: 'a' },
      ],
      ['codebuild', 'BatchGetBuilds', '$.builds[0].buildStatus', 'SUCCEEDED', { ids: ['a'] }],
    ]
    for (const [service, operation, selector, state, input = {}] of states)
      assert.equal(select(await response(service, operation, input), selector), state, `${service}:${operation}`)
  })

  it('has what the outputs of the step look for', () => {
    assert.deepEqual(given({}, '$.Payload.a.b', 'Integer'), { Payload: { a: { b: 1 } } })
    assert.deepEqual(given({}, '$.Payload', 'MapList'), { Payload: [{}] })
    assert.deepEqual(given({}, '$.Items[1].Id', 'String'), { Items: [null, { Id: 'Name' }] })
    assert.deepEqual(given({}, '$.Items..Id', 'StringList'), { Items: { Id: 'Name' } })
    assert.deepEqual(given({}, '$.Items[*].Id', 'StringList'), { Items: [{ Id: 'Name' }] })
    assert.deepEqual(given({}, '$', 'StringList'), ['Name'])
  })

  it('is returned by a script in a map of its own, also where an output takes the whole for a list', async () => {
    const script = { kind: 'script', step: 'a', runtime: '', handler: '', script: '', payload: {}, context: {}, id: '' }
    const declared = [
      { name: 'All', selector: '$', type: 'StringList' },
      { name: 'One', selector: '$.Payload.One', type: 'String' },
    ]
    const answer = await invent({ ...script, declared } as never)
    assert.deepEqual(answer, { kind: 'value', value: { One: 'One' } })
  })

  it('has an item that passes the filter', () => {
    assert.deepEqual(given({}, "$.Tags[?(@.Key == 'a')].Value", 'String'), { Tags: [{ Key: 'a', Value: 'Name' }] })
  })

  it('keeps what fits', () => {
    const response = { Items: [{ Id: 'x' }], Count: 3 }
    assert.deepEqual(given(response, '$.Items..Id', 'StringList'), response)
    assert.deepEqual(given(response, '$.Count', 'Integer'), response)
  })
})

import assert from 'node:assert/strict'
import { loadService } from '../../server/aws/load-service.js'
import { inputAt, inputsOf } from '../../server/aws/operation-inputs.js'
import type { Operation } from '../../server/aws/service.js'
import { fieldsAfter } from '../../server/document/fields-after.js'

async function operation(service: string, name: string): Promise<Operation> {
  const found = (await loadService(service))?.operation(name)
  assert.ok(found)
  return found
}

describe('the inputs of an operation', () => {
  it('are told as callers write them, those that are needed first', async () => {
    const inputs = inputsOf(await operation('logs', 'CreateExportTask'))
    assert.deepEqual(inputs.map(({ name, needed }) => `${name}${needed ? '!' : ''}`).slice(0, 5), [
      'logGroupName!',
      'fromTime!',
      'to!',
      'destination!',
      'taskName',
    ])
    const run = inputsOf(await operation('ec2', 'RunInstances'))
    assert.equal(run.find(({ name }) => name === 'ClientToken')?.needed, false)
    assert.deepEqual(inputsOf(await operation('sts', 'GetCallerIdentity')), [])
  })

  it('are told within lists, maps and under another name', async () => {
    const gateways = await operation('ec2', 'DescribeNatGateways')
    for (const name of ['Filter', 'Filters'])
      assert.deepEqual(
        inputsOf(gateways, [name, 0]).map((input) => input.name),
        ['Name', 'Values'],
      )
    assert.equal(inputAt(gateways, ['Filters', 0, 'Values', 0])?.kind, 'string')
    assert.equal(inputAt(await operation('lambda', 'TagResource'), ['Tags', 'any'])?.kind, 'string')
    assert.equal(inputAt(gateways, ['Filters', 'Name']), undefined)
    assert.deepEqual(inputsOf(gateways, ['NextToken']), [])
  })
})

describe('what may follow in a selector', () => {
  const following = async (service: string, name: string, before: string) =>
    fieldsAfter(await operation(service, name), service, before).map(({ text, shape }) => `${text} ${shape.kind}`)

  it('are the fields of a map, and the first item of a list', async () => {
    const begin = ['.NextToken string', '.Reservations list', '.ResponseMetadata structure']
    assert.deepEqual((await following('ec2', 'DescribeInstances', '$')).sort(), begin)
    assert.deepEqual((await following('ec2', 'DescribeInstances', '$.')).sort(), begin)
    assert.deepEqual((await following('ec2', 'DescribeInstances', '')).sort(), begin)
    assert.deepEqual(await following('ec2', 'DescribeInstances', '$.Reservations'), ['[0] structure'])
    assert.deepEqual(await following('ec2', 'DescribeInstances', '$.Reservations[0].Instances[0].State.'), [
      '.Code integer',
      '.Name string',
    ])
  })

  it('are fields of any depth behind two dots, and those of the items behind a deep scan or a filter', async () => {
    const deep = await following('ec2', 'DescribeInstances', '$.Reservations..')
    assert.ok(deep.includes('..InstanceId string') && deep.includes('..VolumeId string'))
    assert.ok(!deep.includes('..NextToken string'))
    assert.deepEqual(await following('ec2', 'DescribeInstances', '$..State'), ['.Code integer', '.Name string'])
    assert.ok((await following('ec2', 'DescribeImages', "$.Images[?(@.Name == 'a')]")).includes('.ImageId string'))
  })

  it('is nothing behind simple values, unknown fields, broken selectors and where anything may stand', async () => {
    for (const before of ['$.NextToken', '$.Nothing', '$.Reservations[', '$.ResponseMetadata.HTTPHeaders'])
      assert.deepEqual(await following('ec2', 'DescribeInstances', before), [], before)
    assert.deepEqual(await following('iam', 'GetRole', '$.Role.AssumeRolePolicyDocument'), [])
  })
})

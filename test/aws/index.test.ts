import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { indexSource, serviceNamed, serviceNames, servicesAlsoNamed } from '../../server/aws/catalogue.js'
import catalogue from '../../server/aws/catalogue.generated.json' with { type: 'json' }
import { loadService } from '../../server/aws/load-service.js'
import { methodName, methodsOf, operationNamed } from '../../server/aws/operation-name.js'
import { plausibleResponse } from '../../server/aws/plausible-response.js'
import { inputFaults } from '../../server/aws/input-faults.js'
import type { Service } from '../../server/aws/service.js'
import { protocolFiles } from '../../server/tooling/aws-protocols.js'
import { serviceFiles } from '../../server/tooling/aws-services.js'
import { type Botocore, findBotocore } from '../../server/tooling/botocore.js'

const root = join(import.meta.dirname, '../..')

async function service(name: string): Promise<Service> {
  const found = await loadService(name)
  assert.ok(found)
  return found
}

/** The botocore that the index was made of. With another one it says that the index is stale, and the test is skipped. */
function ownBotocore(test: Mocha.Context): Botocore {
  const botocore = findBotocore()
  if (botocore && `botocore ${botocore.version}` !== indexSource)
    console.log(
      `    stale: the index is of ${indexSource}, here is ${botocore.version}; \`npm run refresh-aws\` takes it over`,
    )
  if (!botocore || `botocore ${botocore.version}` !== indexSource) return test.skip()
  return botocore
}

describe('the index of services', () => {
  it('is what its generator makes of the botocore it names', function () {
    this.timeout(60_000)
    const botocore = ownBotocore(this)
    const expected = new Map(serviceFiles(botocore, catalogue.date))
    for (const [path, content] of expected)
      assert.ok(readFileSync(join(root, path), 'utf8') === content, `${path} is stale: run \`npm run refresh-aws\``)
    const services = [...expected.keys()].filter((path) => path.startsWith('server/aws/services/'))
    assert.equal(readdirSync(join(root, 'server/aws/services')).length, services.length)
  })

  it('has the protocols of all that the mocked account knows, from the same botocore', function () {
    const botocore = ownBotocore(this)
    const expected = new Map(protocolFiles(botocore))
    for (const [path, content] of expected)
      assert.ok(readFileSync(join(root, path), 'utf8') === content, `${path} is stale: run \`npm run refresh-aws\``)
    assert.equal(readdirSync(join(root, 'server/aws/protocols')).length, expected.size - 1)
  })

  it('takes less than 2 MB compressed', () => {
    const folder = join(root, 'server/aws/services')
    const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file)))
    assert.ok(gzipSync(Buffer.concat(texts)).length < 2 * 1024 * 1024)
  })

  it('knows services in any case, and says which one goes by another name', () => {
    assert.equal(serviceNamed('EC2'), 'ec2')
    assert.equal(serviceNamed('logs '), 'logs')
    assert.equal(serviceNamed('nothing'), undefined)
    assert.equal(serviceNamed('__proto__'), undefined)
    assert.deepEqual(servicesAlsoNamed('monitoring'), ['cloudwatch'])
    assert.deepEqual(servicesAlsoNamed('elasticloadbalancing'), ['elb', 'elbv2'])
    assert.deepEqual(servicesAlsoNamed('Amazon Simple Systems Manager (SSM)'), ['ssm'])
    assert.deepEqual(servicesAlsoNamed('AWS Config'), ['config'])
    assert.deepEqual(servicesAlsoNamed('cloudwatch_events'), ['events'])
    assert.deepEqual(servicesAlsoNamed('AWS'), [])
  })

  it('loads nothing but services', async () => {
    assert.equal(await loadService('../catalogue'), undefined)
    assert.equal(await loadService('constructor'), undefined)
  })

  it('knows an operation in all its casings', async () => {
    const ec2 = await service('ec2')
    for (const written of ['DescribeInstances', 'describe_instances', 'describeInstances', 'DescribeInstances '])
      assert.equal(operationNamed(ec2, written), 'DescribeInstances')
    assert.equal(operationNamed(ec2, 'DescribeInstance'), undefined)
    assert.equal(operationNamed(await service('rds'), 'describe_db_instances'), 'DescribeDBInstances')
  })

  it('knows what an operation takes, gives and needs', async () => {
    const run = (await service('ec2')).operation('RunInstances')
    assert.deepEqual(
      [run?.input?.members.get('MinCount')?.required, run?.input?.members.get('ClientToken')?.token],
      [true, true],
    )
    assert.deepEqual(run?.iamActions, ['ec2:RunInstances', 'iam:PassRole'])
    assert.ok(run?.resourceTypes.includes('instance'))
    assert.equal(run?.readOnly, false)
    const s3 = await service('s3')
    assert.deepEqual(s3.operation('PutBucketEncryption')?.iamActions, ['s3:PutEncryptionConfiguration'])
    assert.equal(s3.operation('GetObject')?.streamingOutput, true)
    assert.deepEqual((await service('lambda')).operation('Invoke')?.iamActions, ['lambda:InvokeFunction'])
    const list = (await service('ssm')).operation('DescribeDocument')
    assert.deepEqual([list?.readOnly, list?.errors.includes('InvalidDocument')], [true, true])
    assert.equal(list?.link, 'https://docs.aws.amazon.com/goto/WebAPI/ssm-2014-11-06/DescribeDocument')
    assert.equal((await service('ec2')).operation('DescribeInstances')?.paginated, true)
    assert.ok((await service('ec2')).waiters.get('InstanceRunning') === 'DescribeInstances')
  })

  it('has the names of boto3 for all services and operations', async function () {
    this.timeout(60_000)
    if (!findBotocore()) return this.skip()
    const program = [
      'import json, boto3, botocore, botocore.session',
      'session = boto3.session.Session()',
      'core = botocore.session.get_session()',
      'names = session.get_available_services()',
      'operations = {name: core.get_service_model(name).operation_names for name in names}',
      'print(json.dumps({name: {o: botocore.xform_name(o) for o in found} for name, found in operations.items()}))',
    ]
    const text = execFileSync('python3', ['-I', '-c', program.join('\n')], { encoding: 'utf8', maxBuffer: 1 << 28 })
    const names = JSON.parse(text) as Record<string, Record<string, string>>
    assert.deepEqual([...serviceNames].sort(), Object.keys(names).sort())
    for (const [name, operations] of Object.entries(names)) {
      const known = await service(name)
      assert.deepEqual(Object.keys(operations).sort(), [...known.operationNames].sort(), name)
      for (const [operation, method] of Object.entries(operations)) assert.equal(methodName(operation), method)
      assert.equal(methodsOf(known).size, known.operationNames.length, name)
    }
  })

  it('can be read in full, and gives a plausible response for every operation', async function () {
    this.timeout(60_000)
    let responses = 0
    for (const name of serviceNames) {
      const { operationNames, operation } = await service(name)
      for (const each of operationNames.map(operation)) {
        assert.ok(each)
        const response = plausibleResponse(each)
        // Examples of the models may lag behind them.
        if (!each.output || each.example !== undefined) continue
        const faults = [...inputFaults(each.output, response)].filter(
          ({ kind }) => kind !== 'small' && kind !== 'large',
        )
        assert.deepEqual(faults, [], `${name} ${each.name}`)
        responses++
      }
    }
    assert.ok(responses > 10_000)
  })
})

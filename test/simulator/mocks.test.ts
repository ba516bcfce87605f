import assert from 'node:assert/strict'
import { namedSteps } from '../../server/document/named-steps.js'
import { open } from '../../server/hosts/open.js'
import { mockFaults } from '../../server/simulator/mock-faults.js'
import { mocksFrom } from '../../server/simulator/mocks.js'
import { mockStub } from '../../server/simulator/mock-stub.js'
import type { Request } from '../../server/simulator/request.js'
import { parse } from '../../server/syntax/parse.js'

const runbook = `schemaVersion: '0.3'
mainSteps:
  - { name: call, action: 'aws:executeAwsApi', inputs: { Service: ec2, Api: StopInstances } }
  - { name: script, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: '' } }
  - { name: command, action: 'aws:runCommand', inputs: { DocumentName: a } }
  - { name: child, action: 'aws:executeAutomation', inputs: { DocumentName: a } }
  - { name: ask, action: 'aws:approve', inputs: { Approvers: [a] } }
  - { name: hook, action: 'aws:invokeWebhook', inputs: { IntegrationName: a } }
  - { name: pause, action: 'aws:pause' }
`
const { models } = await open({ text: runbook, path: 'a.yaml' })
const document = models[0]?.document
assert.ok(document)
const steps = namedSteps([document])

async function mocks(text: string) {
  const { root } = await parse(text, 'yaml')
  assert.ok(root && document)
  assert.deepEqual(await mockFaults(root, steps), [])
  return mocksFrom(root, document)
}

const stop = (InstanceIds: readonly string[], step = 'call'): Request => ({
  kind: 'aws',
  step,
  service: 'ec2',
  operation: 'StopInstances',
  input: { InstanceIds, Force: true },
})
const approval: Request = { kind: 'approval', step: 'ask', approvers: ['a', 'b'], needed: 1, message: undefined }
const command: Request = { kind: 'command', step: 'command', document: 'a', input: { DocumentName: 'a' } }
const child: Request = { kind: 'automation', step: 'child', document: 'a', version: undefined, parameters: { Id: '1' } }
const value = (given: unknown) => ({ kind: 'value', value: given })

/** What the mocks answer, one after the other. */
async function answers(text: string, ...requests: readonly Request[]) {
  const { world } = await mocks(text)
  const given = []
  for (const request of requests) given.push(await world(request))
  return JSON.parse(JSON.stringify(given, (_, each) => each ?? null))
}

describe('mocks', () => {
  it('answer by step before they answer by call, and leave the rest to others', async () => {
    const text = 'steps: { call: { output: { is: a } } }\ncalls: { "ec2:stop_instances": { output: { is: b } } }\n'
    const other: Request = { ...stop(['i']), operation: 'StartInstances', step: 'child' } as Request
    assert.deepEqual(await answers(text, stop(['i']), stop(['i'], 'child'), other), [
      value({ is: 'a' }),
      value({ is: 'b' }),
      null,
    ])
  })

  it('answer in turn, and the last one repeats', async () => {
    const text = 'calls: { "ec2:StopInstances": [{ output: { is: 1 } }, { output: { is: 2 } }] }'
    const request = stop(['i'])
    assert.deepEqual(
      await answers(text, request, request, request),
      [1, 2, 2].map((is) => value({ is })),
    )
  })

  it('answer for inputs that match in part, each kind in turns of its own', async () => {
    const text = `calls:
  ec2:StopInstances:
    - { input: { InstanceIds: [a] }, output: { is: 1 } }
    - { input: { InstanceIds: [b] }, output: { is: 2 } }
    - { input: { InstanceIds: [a] }, output: { is: 3 } }
    - { input: { Force: 'true' }, output: { is: other } }
`
    const requests = [['a'], ['b'], ['a'], ['b'], ['a'], ['a', 'b'], []].map((ids) => stop(ids))
    assert.deepEqual(
      await answers(text, ...requests),
      [1, 2, 3, 2, 3, 'other', 'other'].map((is) => value({ is })),
    )
    assert.deepEqual(await answers('steps: { child: { input: { Id: 2 }, output: x } }', child), [null])
  })

  it('refuse, take their time, and cancel', async () => {
    const text = `steps:
  call: { error: { code: Bad, message: no }, after: PT5M }
  pause: [{ after: PT1H }, { cancel: true }]
`
    const pause: Request = { kind: 'pause', step: 'pause' }
    assert.deepEqual(await answers(text, stop([]), pause, pause), [
      { kind: 'error', code: 'Bad', message: 'no', seconds: 300 },
      { kind: 'value', value: null, seconds: 3600 },
      { kind: 'cancel' },
    ])
  })

  it('answer scripts, commands, automations, webhooks and approvals in terms of these', async () => {
    const text = `steps:
  script: { output: [1] }
  command: [{ output: done }, { status: Failed, responseCode: 2 }]
  child: [{ output: [a, 1] }, { status: TimedOut }]
  hook: { output: { ResponseCode: 500 } }
  ask: [{ approve: b }, { reject: a }]
`
    const script: Request = {
      kind: 'script',
      step: 'script',
      runtime: 'python3.11',
      handler: 'f',
      script: '',
      payload: {},
      context: {},
      id: '',
    }
    const hook: Request = { kind: 'webhook', step: 'hook', input: {} }
    assert.deepEqual(
      await answers(text, script, command, command, child, child, hook, approval, approval),
      [
        [1],
        { responseCode: 0, output: 'done' },
        { status: 'Failed', responseCode: 2, output: '' },
        { status: 'Success', outputs: ['a', '1'] },
        { status: 'TimedOut', outputs: [] },
        { ResponseCode: 500 },
        { approved: true, approver: 'b' },
        { approved: false, approver: 'a' },
      ].map((each) => value(each)),
    )
  })

  it('have the exit code of a command by its status where none is written', async () => {
    const on = (platform: 'Linux' | 'Windows') => ({ ...command, kind: 'invocation', node: 'i-1', platform }) as Request
    const code = async (status: string, request: Request): Promise<unknown> =>
      (
        await answers(
          `steps: { command: { ${request.kind === 'command' ? '' : 'node: i-1, '}status: ${status} } }`,
          request,
        )
      )[0].value.responseCode
    assert.deepEqual(
      [await code('Success', command), await code('Failed', command), await code('Odd', command)],
      [0, 1, 1],
    )
    assert.deepEqual(
      [await code('TimedOut', command), await code('TimedOut', on('Windows')), await code('Cancelled', on('Linux'))],
      [137, -1, 137],
    )
    assert.equal(await code('Undeliverable', on('Linux')), -1)
  })

  it('answer per node of a command, by its id or its platform, and per step of its document', async () => {
    const text = `steps:
  command: [{ node: i-1, status: DeliveryTimedOut }, { node: Windows, output: done }]
  install: [{ node: i-2, responseCode: 3, errorOutput: oh }, { output: a }, { output: b }]
`
    const on = (node: string, platform: 'Linux' | 'Windows' = 'Linux') => ({ node, platform })
    const whole = { ...command, interpreted: true } as Request
    const sent = (place: ReturnType<typeof on>): Request => ({ ...command, ...place, kind: 'invocation' }) as Request
    const plugin = (place: ReturnType<typeof on>): Request => ({
      kind: 'plugin',
      step: 'install',
      ...place,
      plugin: 'aws:runShellScript',
      inputs: {},
      script: undefined,
      timeLimit: 3600,
    })
    const { root } = await parse(text, 'yaml')
    assert.ok(root && document)
    assert.deepEqual(await mockFaults(root, new Map([...steps, ['install', steps.get('command') ?? []]])), [])
    const { world } = await mocksFrom(root, document)
    const asked = [sent(on('i-1')), sent(on('i-2')), sent(on('i-3', 'Windows')), whole]
    const plugins = [plugin(on('i-1')), plugin(on('i-2')), plugin(on('i-1')), plugin(on('i-1'))]
    const given = []
    for (const request of [...asked, ...plugins]) given.push((await world(request)) ?? null)
    assert.deepEqual(JSON.parse(JSON.stringify(given)), [
      value({ status: 'DeliveryTimedOut', responseCode: -1, output: '' }),
      null,
      value({ responseCode: 0, output: 'done' }),
      null,
      value({ output: 'a' }),
      value({ responseCode: 3, errorOutput: 'oh' }),
      value({ output: 'b' }),
      value({ output: 'b' }),
    ])
  })

  it('leave a command whose document is not at hand to its nodes, where they answer for one', async () => {
    const on = (node: string): Request =>
      ({ ...command, kind: 'invocation', elsewhere: true, node, platform: 'Linux' }) as Request
    const failure = value({ responseCode: 1, output: '', status: 'Failed' })
    const text = 'steps: { command: { node: i-1, status: Failed } }'
    assert.deepEqual(await answers(text, command, on('i-1'), on('i-2')), [value(null), failure, null])
    assert.deepEqual(await answers('steps: { script: { output: 1 } }', command), [null])
  })

  it('of a command answer the calls beside it by name only', async () => {
    const look = stop(['i'], 'command')
    assert.deepEqual(await answers('steps: { command: { output: x } }', look), [null])
    assert.deepEqual(
      await answers('steps: { command: { call: "ec2:StopInstances", output: { is: x } } }', look, command),
      [value({ is: 'x' }), null],
    )
  })

  it('know who was not asked', async () => {
    const { world, unused } = await mocks('steps: { call: [{ output: {} }, { output: {} }], ask: { approve: a } }')
    await world(stop([]))
    assert.deepEqual(
      unused().map(({ start, message }) => [start, message]),
      [
        [32, 'the mock of `call` was not asked for'],
        [54, 'the mock of `ask` was not asked for'],
      ],
    )
  })

  const wrong: readonly [text: string, messages: readonly string[]][] = [
    ['[]', ['the file is a list; expected a map']],
    ['step: {}', ['no key of the file is named `step`; did you mean `steps`?']],
    ['steps: { cal: {} }', ['no step is named `cal`; did you mean `call`?']],
    ['steps: { call: 1 }', ['`call` is `1`; expected a map or a list']],
    ['steps: { call: [{ out: 1 }] }', ['no key of an item of `call` is named `out`; there are']],
    ['calls: { ec2: {} }', ['`ec2` is no call; expected a service and an operation, such as `ec2:DescribeInstances`']],
    ['calls: { "ec3:A": {} }', ['no service is named `ec3`; did you mean `ec2`?']],
    [
      'steps: { call: { call: "ec2:StopInstance" } }',
      ['`ec2` has no operation `StopInstance`; did you mean `StopInstances`?'],
    ],
    ['steps: { call: { output: 1 } }', ['the response of an API is `1`; expected a map']],
    ['steps: { call: { output: }, script: { output: 1 } }', []],
    ['calls: { "ec2:StopInstances": [{}, { output: [a] }] }', ['the response of an API is a list; expected a map']],
    [
      'steps: { command: { output: a }, script: [{ output: b }, { call: "ec2:StopInstances", output: c }] }',
      ['the response of an API is `c`; expected a map'],
    ],
    ['steps: { call: { error: { code: a } } }', ['`error` needs the key `message`']],
    ['steps: { call: { after: 5M } }', ['expected a duration such as `PT10M` or `P1DT2H`, found `5M`']],
    [
      'steps: { call: { output: {}, error: { code: a, message: b } } }',
      ['an answer cannot have both `output` and `error`'],
    ],
    [
      'steps: { call: { call: "ec2:StopInstances", node: i-1 } }',
      ['an answer to a `call` is for no `node`: nodes answer commands only'],
    ],
    [
      'steps: { call: { output: { __proto__: 1 }, cancel: maybe } }',
      ['`cancel` is `maybe`; expected `true` or `false`', 'an answer'],
    ],
  ]
  for (const [text, messages] of wrong)
    it(`are checked: ${text}`, async () => {
      const { root } = await parse(text, 'yaml')
      assert.ok(root)
      const found = (await mockFaults(root, steps)).map(({ message }) => message)
      assert.equal(found.length, messages.length, found.join('\n'))
      for (const message of messages)
        assert.ok(
          found.some((each) => each.startsWith(message)),
          found.join('\n'),
        )
    })

  it('that are missing can be pasted', async () => {
    const wait = { ...stop([]), service: 'ec2', operation: 'DescribeInstances', input: {} }
    const wanted = { selector: '$.Reservations[0].Instances[0].State.Name', values: ['stopped'] }
    const stub = await mockStub([command, child, approval, stop(['i']), { ...wait, wanted } as Request, stop(['i'])])
    const { root } = await parse(stub, 'yaml')
    assert.ok(root)
    assert.deepEqual(await mockFaults(root, steps), [])
    assert.match(
      stub,
      /ec2:DescribeInstances:\n {4}output: {"Reservations":\[{"Instances":\[{"State":{"Name":"stopped"}}\]}\]}\n/,
    )
    assert.equal(stub.match(/ec2:StopInstances/g)?.length, 1)
  })

  it('that are missing stand under one key each, with inputs where their answers differ', async () => {
    const describe = (id: string): Request => ({
      ...stop([id]),
      kind: 'aws',
      service: 'ec2',
      operation: 'DescribeInstances',
      input: { InstanceIds: [id] },
      wanted: { selector: '$.Reservations[0].Instances[0].InstanceId', values: [id] },
    })
    const on = (node: string): Request =>
      ({ ...command, kind: 'invocation', elsewhere: true, node, platform: 'Linux' }) as Request
    const asked = [
      describe('i-1'),
      describe('i-2'),
      describe('i-1'),
      stop(['i-1']),
      stop(['i-2']),
      on('i-1'),
      on('i-2'),
    ]
    const stub = await mockStub(asked)
    const found = (id: string) => value({ Reservations: [{ Instances: [{ InstanceId: id }] }] })
    const given = await answers(stub, ...asked)
    assert.deepEqual(given.slice(0, 3), [found('i-1'), found('i-2'), found('i-1')])
    assert.deepEqual(given.slice(5), [value({ responseCode: 0, output: '' }), value({ responseCode: 0, output: '' })])
    assert.match(stub, /ec2:StopInstances:\n {4}output: /)
  })
})

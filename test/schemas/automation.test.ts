import assert from 'node:assert/strict'
import { Ajv } from 'ajv'
import { type Action, inputOf, inputsOfRelation } from '../../schemas/action.js'
import { operators, operatorsOf } from '../../schemas/automation/conditions.js'
import { type ActionName, actionNamed, actions, awsOnlyActions } from '../../schemas/automation/index.js'
import { runtimeNamed, runtimes } from '../../schemas/automation/runtimes.js'
import { stepSchema } from '../../schemas/step-fields.js'
import type { Value } from '../../schemas/values.js'

const names = [
  'aws:approve',
  'aws:assertAwsResourceProperty',
  'aws:branch',
  'aws:changeInstanceState',
  'aws:copyImage',
  'aws:createImage',
  'aws:createStack',
  'aws:createTags',
  'aws:deleteImage',
  'aws:deleteStack',
  'aws:executeAutomation',
  'aws:executeAwsApi',
  'aws:executeScript',
  'aws:executeStateMachine',
  'aws:invokeLambdaFunction',
  'aws:invokeWebhook',
  'aws:loop',
  'aws:pause',
  'aws:runCommand',
  'aws:runInstances',
  'aws:sleep',
  'aws:updateVariable',
  'aws:waitForAwsResourceProperty',
]

const ajv = new Ajv({ strict: false })
const all: readonly Action[] = Object.values(actions)
const short = (action: Action): string => action.name.slice('aws:'.length)
const accepts = (name: ActionName, inputs: object): boolean => ajv.validate(actions[name].schema, inputs) === true
const sentence = /^[A-Z`].*[.)]$/s

describe('the actions of Automation', () => {
  it('are all there, each under its own name', () => {
    assert.deepEqual(Object.keys(actions), names)
    for (const [name, action] of Object.entries(actions)) assert.equal(action.name, name)
  })

  it('are found by exact name only', () => {
    assert.equal(actionNamed('aws:sleep'), actions['aws:sleep'])
    for (const name of ['aws:Sleep', 'sleep', 'constructor', '__proto__', ''])
      assert.equal(actionNamed(name), undefined)
    for (const name of awsOnlyActions) assert.equal(actionNamed(name), undefined)
  })

  for (const action of all) {
    describe(action.name, () => {
      it('has a file and an export of its name', async () => {
        const module = await import(`../../schemas/automation/${short(action)}.js`)
        assert.equal(module[short(action)]?.name, action.name)
      })

      it('says what it does and where AWS describes it', () => {
        assert.match(action.summary, sentence)
        assert.match(action.page, /^(automation-action-[A-Za-z-]+|invoke-webhook)$/)
        for (const limit of action.limits ?? []) assert.match(limit, sentence)
      })

      it('describes each input, whose name is well-formed', () => {
        for (const [name, input] of Object.entries(action.inputs)) {
          assert.match(name, /^[A-Za-z][A-Za-z0-9]*$/)
          const { description, ssm } = input as Value
          assert.match(description ?? '', sentence, name)
          assert.ok(ssm.type, name)
        }
      })

      it('describes each output, whose name can be referred to', () => {
        for (const [name, { description }] of Object.entries(action.outputs)) {
          assert.match(name, /^[A-Za-z][A-Za-z0-9_]*$/)
          assert.match(description, sentence)
        }
      })

      it('relates inputs that it has', () => {
        for (const relation of action.relations ?? [])
          for (const input of inputsOfRelation(relation)) assert.ok(inputOf(action, input), input)
      })

      it('has a snippet that its schema accepts', () => {
        assert.ok(ajv.validate(action.schema, action.snippet), ajv.errorsText())
      })

      it('takes no input that it does not know, unless an API may', () => {
        const inputs = { ...action.snippet, Unknown: 1 }
        assert.equal(ajv.validate(action.schema, inputs), action.openInputs ?? false)
      })

      it('names calls and permissions as AWS does', () => {
        for (const { service, operation } of action.calls) {
          assert.match(service, /^([a-z0-9-]+|<Service>)$/)
          assert.match(operation, /^([A-Z][A-Za-z]+|<Api>)$/)
        }
        for (const permission of [...action.permissions.always, ...(action.permissions.sometimes ?? [])])
          assert.match(permission, /^([a-z0-9-]+|<Service>):([A-Z][A-Za-z]+|\*|<Api>)$/)
      })
    })
  }

  it('may not be jumped to on cancellation where AWS forbids it', () => {
    const forbidden = all.filter(({ step }) => step.onCancelTarget === false).map(short)
    assert.deepEqual(
      forbidden.join(' '),
      'approve copyImage createImage createStack createTags loop pause runInstances sleep',
    )
    assert.deepEqual(all.filter(({ step }) => step.onCancel === false).map(short), ['loop', 'updateVariable'])
  })

  it('end by themselves where AWS caps them', () => {
    const caps = all.flatMap((action) => (action.step.timeout?.cap ? [[short(action), action.step.timeout.cap]] : []))
    assert.deepEqual(Object.fromEntries(caps), { executeAwsApi: 25, executeScript: 600, invokeLambdaFunction: 300 })
  })
})

const id = 'i-1234567890abcdef0'
const target = { Key: 'tag:Name', Values: ['x'] }

const deep = {
  And: [
    {
      Not: {
        Or: [
          { Variable: '{{ a }}', NumericEquals: 1.5 },
          { Variable: '{{ b }}', BooleanEquals: true },
        ],
      },
    },
    { Variable: '{{ c }}', Contains: '{{ d }}' },
  ],
}

const accepted: readonly [reason: string, action: ActionName, inputs: object][] = [
  [
    'a reference to a list is the list',
    'aws:changeInstanceState',
    { InstanceIds: '{{ Ids }}', DesiredState: '{{ State }}' },
  ],
  [
    'a list holds a reference to a list',
    'aws:changeInstanceState',
    { InstanceIds: ['{{ a.Ids }}'], DesiredState: 'running' },
  ],
  [
    'AWS-StartEC2Instance has an undocumented input',
    'aws:changeInstanceState',
    { InstanceIds: [id], DesiredState: 'running', FailOnUnexpectedStopped: true },
  ],
  [
    'counts are digits, as the page types them',
    'aws:runInstances',
    { ImageId: 'ami-1', MinInstanceCount: '1', MaxInstanceCount: 1 },
  ],
  [
    'a map stands for a map',
    'aws:executeScript',
    { Runtime: 'python3.11', Handler: 'f', Script: '', InputPayload: '{{ a.Map }}' },
  ],
  ['a runtime that nobody knows yet is for a rule to judge', 'aws:executeScript', { Runtime: 'python3.99' }],
  ['a tag has no value', 'aws:createTags', { ResourceIds: ['x'], Tags: [{ Key: 'a', Value: '' }] }],
  [
    'parameters of a command are scalars or lists',
    'aws:runCommand',
    { DocumentName: 'A-B', Parameters: { a: 'x', b: ['y'], c: 1, d: true } },
  ],
  [
    'command inputs go by the API',
    'aws:runCommand',
    { DocumentName: 'A-B', Targets: [target], MaxConcurrency: '10%', MaxErrors: '0', DocumentVersion: '$LATEST' },
  ],
  [
    'parameters of a runbook are scalars or lists',
    'aws:executeAutomation',
    { DocumentName: 'A-B', RuntimeParameters: { a: 'x', b: ['y'] } },
  ],
  [
    'a document is named by ARN',
    'aws:executeAutomation',
    { DocumentName: 'arn:aws:ssm:us-east-1:111122223333:document/Shared' },
  ],
  ['a document is named by reference', 'aws:executeAutomation', { DocumentName: '{{ Prefix }}-x' }],
  ['retained resources are a list', 'aws:deleteStack', { StackName: 's', RetainResources: ['a'] }],
  [
    'retained resources go by the documented name',
    'aws:deleteStack',
    { StackName: 's', 'RetainResources.member.1': 'a', 'RetainResources.member.N': ['b'] },
  ],
  ['a pause has a message', 'aws:pause', { Message: 'look' }],
  ['text with a reference is not measured', 'aws:createStack', { StackName: 'stack_{{ automation:EXECUTION_ID }}' }],
  ['conditions nest', 'aws:branch', { Choices: [{ NextStep: 'a', ...deep }], Default: 'b' }],
  [
    'a loop has a condition with Not',
    'aws:loop',
    {
      LoopCondition: { Not: deep },
      MaxIterations: '{{ a.n }}',
      Steps: [{ name: 'a', action: 'aws:pause', inputs: {} }],
    },
  ],
  [
    'items of a loop are of any type',
    'aws:loop',
    { Iterators: [1, true, 'a', { b: 1 }], Steps: [{ name: 'a', action: 'aws:pause', inputs: {} }] },
  ],
  [
    'desired values are not only text',
    'aws:waitForAwsResourceProperty',
    { Service: 'EC2', Api: 'describe_x', PropertySelector: 'a', DesiredValues: ['{{ a }}', true] },
  ],
  ['a variable takes any value', 'aws:updateVariable', { Name: 'variable:a', Value: [{ b: {} }] }],
  ['approvers are counted by reference', 'aws:approve', { Approvers: '{{ who }}', MinRequiredApprovals: '{{ n }}' }],
]

const refused: readonly [reason: string, action: ActionName, inputs: object][] = [
  ['an input in another casing', 'aws:sleep', { TimeStamp: '2030-01-01T01:00:00Z' }],
  ['a word in another casing', 'aws:changeInstanceState', { InstanceIds: [id], DesiredState: 'Running' }],
  ['one id where a list belongs', 'aws:changeInstanceState', { InstanceIds: id, DesiredState: 'running' }],
  ['a quoted truth value', 'aws:changeInstanceState', { InstanceIds: [id], DesiredState: 'running', Force: 'true' }],
  ['a required input left out', 'aws:changeInstanceState', { InstanceIds: [id] }],
  ["the plugin's input beside those of the action", 'aws:runCommand', { DocumentName: 'A-B', commands: ['ls'] }],
  ['a share that is a number', 'aws:runCommand', { DocumentName: 'A-B', MaxConcurrency: 10 }],
  ['too short a time-out', 'aws:runCommand', { DocumentName: 'A-B', TimeoutSeconds: 29 }],
  ['a list where text belongs', 'aws:executeScript', { Runtime: 'python3.11', Handler: 'f', Script: ['a'] }],
  ['a map where JSON text belongs', 'aws:invokeLambdaFunction', { FunctionName: 'f', Payload: {} }],
  ['an unknown word in a list', 'aws:createStack', { StackName: 's', Capabilities: ['IAM'] }],
  ['a stack name with an underscore', 'aws:createStack', { StackName: 'my_stack' }],
  ['tags as a map', 'aws:createTags', { ResourceIds: ['x'], Tags: { a: 'b' } }],
  ['a tag in small letters', 'aws:createTags', { ResourceIds: ['x'], Tags: [{ key: 'a', value: 'b' }] }],
  ['two targets for a runbook', 'aws:executeAutomation', { DocumentName: 'A-B', Targets: [target, target] }],
  ['another name like RetainResources', 'aws:deleteStack', { StackName: 's', 'RetainResources.member': ['a'] }],
  [
    'an operator that does not exist',
    'aws:branch',
    { Choices: [{ NextStep: 'a', Variable: '{{ a }}', StringNotEquals: 'b' }] },
  ],
  [
    'a quoted truth value as operand',
    'aws:branch',
    { Choices: [{ NextStep: 'a', Variable: '{{ a }}', BooleanEquals: 'true' }] },
  ],
  [
    'Or with a single condition',
    'aws:branch',
    { Choices: [{ NextStep: 'a', Or: [{ Variable: '{{ a }}', StringEquals: 'b' }] }] },
  ],
  [
    'Not with a list',
    'aws:branch',
    { Choices: [{ NextStep: 'a', Not: [{ Variable: '{{ a }}', StringEquals: 'b' }] }] },
  ],
  ['a choice that leads nowhere', 'aws:branch', { Choices: [{ Variable: '{{ a }}', StringEquals: 'b' }] }],
  ['a choice without a condition', 'aws:branch', { Choices: [{ NextStep: 'a' }] }],
  [
    'too many passes',
    'aws:loop',
    { Iterators: ['a'], MaxIterations: 101, Steps: [{ name: 'a', action: 'aws:pause', inputs: {} }] },
  ],
  ['a loop without steps', 'aws:loop', { Iterators: ['a'], Steps: [] }],
  ['a step of a loop without a name', 'aws:loop', { Iterators: ['a'], Steps: [{ action: 'aws:pause', inputs: {} }] }],
  ['a variable without its prefix', 'aws:updateVariable', { Name: 'counter', Value: 1 }],
  [
    'no desired value',
    'aws:assertAwsResourceProperty',
    { Service: 'ec2', Api: 'A', PropertySelector: '$', DesiredValues: [] },
  ],
  ['eleven approvers', 'aws:approve', { Approvers: Array.from({ length: 11 }, (_, index) => `user${index}`) }],
]

describe('the schema of the inputs', () => {
  for (const [reason, action, inputs] of accepted)
    it(`accepts that ${reason} (${action})`, () => assert.ok(accepts(action, inputs), ajv.errorsText()))
  for (const [reason, action, inputs] of refused)
    it(`refuses ${reason} (${action})`, () => assert.equal(accepts(action, inputs), false))
})

describe('the schema of a step', () => {
  const step = { name: 'a_1', action: 'aws:pause', inputs: {} }
  const good: readonly object[] = [
    {},
    { isEnd: 'true', isCritical: 'false', timeoutSeconds: '600' },
    { isEnd: false, nextStep: 'b', maxAttempts: 100, timeoutSeconds: '{{ Seconds }}' },
    { onFailure: 'step:b', onCancel: 'step:b' },
    { onFailure: 'Continue', onCancel: 'Abort', description: 'x' },
    {
      outputs: [
        { Name: 'How to go on', Selector: 'a.b' },
        { Name: 'b', Selector: '$', Type: 'MapList' },
      ],
    },
  ]
  const bad: readonly object[] = [
    { name: 'a-1' },
    { name: '{{ a }}' },
    { inputs: '{{ a }}' },
    { inputs: undefined },
    { Name: 'a' },
    { maxAttempts: 0 },
    { maxAttempts: '{{ n }}' },
    { isEnd: 'yes' },
    { isEnd: '{{ a }}' },
    { onFailure: 'abort' },
    { onFailure: 'b' },
    { onCancel: 'Continue' },
    { timeoutSeconds: 'ten' },
    { outputs: { Name: 'a', Selector: '$' } },
    { outputs: [{ Name: 'a' }] },
    { outputs: [{ Name: 'a', Selector: '$', Type: 'string' }] },
  ]
  const accepts = (fields: object): boolean =>
    ajv.validate(stepSchema, JSON.parse(JSON.stringify({ ...step, ...fields }))) === true
  for (const fields of good) it(`accepts ${JSON.stringify(fields)}`, () => assert.ok(accepts(fields), ajv.errorsText()))
  for (const fields of bad) it(`refuses ${JSON.stringify(fields)}`, () => assert.equal(accepts(fields), false))
})

describe('the operators of conditions', () => {
  it('each compare one kind of operand', () => {
    assert.equal(operatorsOf('string').join(' '), 'StringEquals EqualsIgnoreCase StartsWith EndsWith Contains')
    assert.equal(
      operatorsOf('numeric').join(' '),
      'NumericEquals NumericGreater NumericLesser NumericGreaterOrEquals NumericLesserOrEquals',
    )
    assert.deepEqual(operatorsOf('boolean'), ['BooleanEquals'])
    assert.equal(Object.keys(operators).length, 11)
  })
})

describe('the runtimes of scripts', () => {
  it('name a current one to replace each removed one', () => {
    for (const { status, replacement, language } of runtimes) {
      if (status !== 'removed') continue
      const better = runtimeNamed(replacement ?? '')
      assert.equal(better?.status, 'current')
      assert.equal(better?.language, language)
    }
  })

  it('date the refusal of Python 3.6 to 3.9', () => {
    const dated = runtimes.filter(({ removed }) => removed === '2025-09-10').map(({ name }) => name)
    assert.deepEqual(dated.sort(), ['python3.6', 'python3.7', 'python3.8', 'python3.9'])
  })

  it('are current as in the user guide', () => {
    const current = runtimes.filter(({ status }) => status === 'current').map(({ name }) => name)
    assert.deepEqual(current, ['python3.11', 'python3.10', 'PowerShell 7.4'])
  })

  it('are found by exact name only', () => {
    assert.equal(runtimeNamed('python3.12')?.status, 'unconfirmed')
    assert.equal(runtimeNamed('Python3.11'), undefined)
  })
})

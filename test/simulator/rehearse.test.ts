import assert from 'node:assert/strict'
import { rehearse, type RehearseOptions } from '../../server/simulator/rehearse.js'
import { invent } from '../../server/simulator/invent.js'
import { open } from '../../server/hosts/open.js'

const matches = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`).test(text)
const worlds = [{ source: 'invented', answer: invent }]

async function run(text: string, options: Partial<RehearseOptions> = {}) {
  const { models } = await open({ text, path: 'document.yaml' })
  const document = models[0]?.document
  assert.ok(document)
  return rehearse(document, { worlds, matches, ...options })
}

/** The steps that ended, with their statuses. */
const ended = ({ events }: Awaited<ReturnType<typeof run>>): string[] =>
  events.flatMap((event) => (event.kind === 'step-ended' ? [`${event.step} ${event.status}`] : []))

const restart = `
schemaVersion: '0.3'
parameters:
  InstanceId: { type: String }
  Wait: { type: Boolean, default: true }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: stopped }
  - name: choose
    action: aws:branch
    inputs:
      Choices:
        - { NextStep: pause, Variable: '{{ Wait }}', BooleanEquals: true }
      Default: start
  - name: pause
    action: aws:sleep
    inputs: { Duration: PT1H }
  - name: start
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: running }
    isEnd: true
`

describe('a rehearsal', () => {
  it('passes over what a template decides', async () => {
    const wait = (name: string) => `  - name: ${name}\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n`
    const result = await run(
      `schemaVersion: '0.3'\nmainSteps:\n${wait('a')}%{ if waits ~}\n${wait('b')}%{ endif ~}\n${wait('c')}`,
    )
    assert.deepEqual(ended(result), ['a Success', '… Success', 'c Success'])
    assert.deepEqual(
      result.events.flatMap((event) => (event.kind === 'note' ? [`${event.step}: ${event.text}`] : [])),
      ['…: what the document is written in decides what stands here; it is passed over'],
    )
  })

  it('walks the steps, and an hour takes no time', async () => {
    const result = await run(restart, { parameters: { InstanceId: 'i-1234567890abcdef0' } })
    assert.deepEqual([result.status, result.failure, result.seconds], ['Success', undefined, 3600])
    assert.deepEqual(ended(result), ['stop Success', 'choose Success', 'pause Success', 'start Success'])
  })

  it('goes where a choice leads', async () => {
    const result = await run(restart, { parameters: { InstanceId: 'i-1234567890abcdef0', Wait: 'false' } })
    assert.deepEqual(ended(result), ['stop Success', 'choose Success', 'start Success'])
  })

  it('is the same every time', async () => {
    const parameters = { InstanceId: 'i-1234567890abcdef0' }
    assert.equal(JSON.stringify(await run(restart, { parameters })), JSON.stringify(await run(restart, { parameters })))
  })

  it('does not start without what the document needs, or with what it does not know', async () => {
    assert.equal((await run(restart)).failure, 'Missing required parameter: InstanceId in user inputs.')
    const more = await run(restart, { parameters: { InstanceId: 'i-1234567890abcdef0', More: 'a' } })
    assert.equal(more.failure, 'Parameter "More" is not declared.')
  })

  it('tries as often as the step says, and then goes to the step for failures', async () => {
    const text = `
schemaVersion: '0.3'
mainSteps:
  - name: call
    action: aws:executeAwsApi
    maxAttempts: 3
    onFailure: step:clean
    inputs: { Service: ec2, Api: DescribeInstances }
  - name: never
    action: aws:sleep
    inputs: { Duration: PT1M }
  - name: clean
    action: aws:sleep
    inputs: { Duration: PT1M }
`
    let asked = 0
    const answer = () => {
      asked++
      return { kind: 'error', code: 'UnauthorizedOperation', message: 'no' } as const
    }
    const result = await run(text, {
      worlds: [{ source: 'mock', answer: (request) => (request.kind === 'aws' ? answer() : undefined) }],
    })
    assert.equal(asked, 3)
    assert.deepEqual(ended(result), ['call Failed', 'clean Success'])
    assert.equal(result.status, 'Failed')
    assert.equal(
      result.failure,
      'Step fails when it is Execute/Cancelling action. An error occurred (UnauthorizedOperation) when calling the DescribeInstances operation: no. Please refer to Automation Service Troubleshooting Guide for more diagnosis details.',
    )
  })

  it('times a step out that waits for what never comes', async () => {
    const text = `
schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:waitForAwsResourceProperty
    timeoutSeconds: 120
    inputs: { Service: ec2, Api: DescribeInstanceStatus, PropertySelector: $.Instances.InstanceState.Name, DesiredValues: [running] }
`
    const answer = { kind: 'value', value: { InstanceStatuses: [] } } as const
    const result = await run(text, {
      worlds: [{ source: 'mock', answer: (request) => (request.kind === 'aws' ? answer : undefined) }],
    })
    assert.deepEqual([result.status, result.seconds], ['TimedOut', 120])
  })

  it('repeats the steps of a loop, and gives outputs and variables on', async () => {
    const text = `
schemaVersion: '0.3'
parameters:
  Ids: { type: StringList, default: [a, b, c] }
variables:
  last: { type: String, default: none }
mainSteps:
  - name: each
    action: aws:loop
    inputs:
      Iterators: '{{ Ids }}'
      IteratorDataType: String
      Steps:
        - name: remember
          action: aws:updateVariable
          inputs: { Name: 'variable:last', Value: '{{ each.CurrentIteratorValue }}' }
  - name: tell
    action: aws:executeAwsApi
    inputs: { Service: sns, Api: Publish, TopicArn: 'arn:aws:sns:us-east-1:111122223333:a', Message: 'last: {{ variable:last }}' }
    outputs: [{ Name: Id, Selector: $.MessageId, Type: String }]
outputs: [tell.Id]
`
    const result = await run(text)
    assert.equal(result.failure, undefined)
    assert.deepEqual(result.outputs, { 'tell.Id': 'MessageId' })
    const published = result.exchanges.find(({ request }) => request.kind === 'aws')?.request
    assert.deepEqual(published?.kind === 'aws' && published.input, {
      TopicArn: 'arn:aws:sns:us-east-1:111122223333:a',
      Message: 'last: c',
    })
  })
})

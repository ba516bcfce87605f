import assert from 'node:assert/strict'
import { completions } from '../../server/features/completion.js'
import { open } from '../../server/service.js'

/** The labels offered at the mark `<|>`, and what the text becomes with one of them. */
async function complete(marked: string, path = 'document.yaml') {
  const offset = marked.indexOf('<|>')
  assert.ok(offset >= 0)
  const text = marked.replace('<|>', '')
  const { models } = await open({ text, path })
  const document = models[0]?.document
  assert.ok(document)
  const items = completions(document, offset)
  const accept = (label: string): string => {
    const item = items.find((each) => each.label === label)
    assert.ok(item, `${label} is not among ${items.map((each) => each.label).join(', ')}`)
    return text.slice(0, item.range.start) + item.text + text.slice(item.range.end)
  }
  return { labels: items.map(({ label }) => label), accept }
}

const runbook = (stop: string, tell = 'isEnd: true') => `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String }
variables:
  count: { type: Integer, default: 0 }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs:
      InstanceIds: ['{{ InstanceId }}']
${stop}
  - name: tell
    action: aws:sleep
    inputs: { Duration: PT1M }
    ${tell}
`

describe('completion', () => {
  it('of references offers what there is, without the step itself', async () => {
    const { labels, accept } = await complete(runbook("      DesiredState: '{{ <|> }}'"))
    for (const label of ['InstanceId', 'variable:count', 'global:REGION', 'tell.OutputPayload'])
      assert.ok(labels.includes(label), label)
    assert.ok(!labels.includes('stop.InstanceStates'))
    assert.equal(accept('InstanceId'), runbook("      DesiredState: '{{ InstanceId }}'"))
  })

  it('of references replaces what is typed of the name', async () => {
    const { accept } = await complete(runbook('      DesiredState: stopped', "description: '{{ stop.Inst<|> }}'"))
    assert.equal(
      accept('stop.InstanceStates'),
      runbook('      DesiredState: stopped', "description: '{{ stop.InstanceStates }}'"),
    )
  })

  it('of jumps offers the other steps', async () => {
    const { labels, accept } = await complete(runbook('      DesiredState: stopped\n    nextStep: te<|>'))
    assert.deepEqual(labels, ['tell'])
    assert.equal(accept('tell'), runbook('      DesiredState: stopped\n    nextStep: tell'))
    const failure = await complete(runbook('      DesiredState: stopped\n    onFailure: <|>'))
    assert.deepEqual(failure.labels, ['step:tell', 'Abort', 'Continue'])
  })

  it('of inputs offers those that are not there yet', async () => {
    const { labels, accept } = await complete(runbook('      Des<|>'))
    assert.deepEqual(labels, ['DesiredState', 'CheckStateOnly', 'Force', 'FailOnUnexpectedStopped', 'AdditionalInfo'])
    assert.equal(accept('DesiredState'), runbook('      DesiredState: '))
  })

  it('of values offers the words that an input may be, actions and types', async () => {
    assert.deepEqual((await complete(runbook('      DesiredState: <|>'))).labels, ['running', 'stopped', 'terminated'])
    const action = await complete(runbook('      DesiredState: stopped').replace('aws:sleep', 'aws:sl<|>'))
    assert.equal(action.accept('aws:sleep'), runbook('      DesiredState: stopped'))
    const type = await complete(runbook('      DesiredState: stopped').replace('type: String', 'type: St<|>'))
    assert.ok(type.labels.includes('StringList') && type.labels.includes('AWS::EC2::Instance::Id'))
  })

  it('works in JSON', async () => {
    const json = (next: string) =>
      `{ "schemaVersion": "0.3", "mainSteps": [\n  { "name": "a", "action": "aws:sleep", "inputs": { "Duration": "PT1M" }, "nextStep": "${next}" },\n  { "name": "bee", "action": "aws:sleep", "inputs": { "Duration": "PT1M" } }\n] }\n`
    assert.equal((await complete(json('b<|>'), 'document.json')).accept('bee'), json('bee'))
  })

  it('offers nothing within other text', async () => {
    assert.deepEqual((await complete(runbook('      DesiredState: stopped', 'description: some <|>'))).labels, [])
  })

  it('is silent or offers, and never throws, wherever a document ends', async () => {
    const whole = runbook('      DesiredState: stopped\n    nextStep: tell')
    for (let end = 0; end <= whole.length; end++) {
      const { models } = await open({ text: whole.slice(0, end), path: 'document.yaml' })
      for (const { document } of models) if (document) completions(document, end)
    }
  })
})

import assert from 'node:assert/strict'
import type { SsmDocument } from '../../server/document/document.js'
import { open } from '../../server/hosts/open.js'
import { EndlessRun } from '../../server/simulator/drive.js'
import { invent } from '../../server/simulator/invent.js'
import { rehearse, type RehearseOptions } from '../../server/simulator/rehearse.js'
import type { Json } from '../../server/syntax/tree.js'
import { computed } from '../support/computed.js'

const invented = { source: 'invented', answer: invent }

/** A world in which every script returns the value. */
const returning = (value: Json): RehearseOptions['worlds'] => [
  {
    source: 'mock',
    answer: ({ kind }) => (kind === 'script' || kind === 'pause' ? { kind: 'value', value } : undefined),
  },
  invented,
]

async function modelOf(document: object): Promise<SsmDocument> {
  const { models } = await open({ text: JSON.stringify({ schemaVersion: '0.3', ...document }), path: 'document.json' })
  assert.ok(models[0]?.document)
  return models[0].document
}

async function run(document: object, options: Partial<RehearseOptions> = {}) {
  const before = computed()
  const result = await rehearse(await modelOf(document), { worlds: [invented], matches: () => true, ...options })
  return { ...result, ms: computed() - before }
}

const hundred = Array.from({ length: 100 }, (_, at) => String(at))
const loop = (name: string, step: object, Iterators: readonly string[] = hundred) => ({
  name,
  action: 'aws:loop',
  inputs: { Iterators, Steps: [step] },
})
const tick = { name: 'tick', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }
const script = (more: object = {}) => ({
  name: 'script',
  action: 'aws:executeScript',
  inputs: { Runtime: 'python3.11', Handler: 'h', Script: 'def h(e, c): pass' },
  ...more,
})

describe('the simulator', function () {
  this.timeout(30_000)

  it('walks 10,000 passes through 100 other automations', async () => {
    const child = await modelOf({ mainSteps: [loop('inner', tick)] })
    const call = { name: 'call', action: 'aws:executeAutomation', inputs: { DocumentName: 'Child' } }
    const result = await run({ mainSteps: [loop('outer', call)] }, { documents: () => child })
    assert.deepEqual([result.status, result.seconds, result.exchanges.length], ['Success', 10_000, 10_000])
  })

  it('stops automations that run each other without end', async () => {
    const documents = new Map<string, SsmDocument>()
    const call = (to: number) => ({ name: 'call', action: 'aws:executeAutomation', inputs: { DocumentName: `D${to}` } })
    for (const at of hundred.keys()) documents.set(`D${at}`, await modelOf({ mainSteps: [call(at + 1)] }))
    const result = await run({ mainSteps: [call(0)] }, { documents: (name) => documents.get(name) })
    assert.equal(result.status, 'Failed')
    assert.match(result.failure ?? '', /nested more than 5 levels/)
  })

  it('walks loops in loops, as deep as a document can be', async () => {
    let step: object = tick
    for (let depth = 0; depth < 45; depth++) step = loop(`l${depth}`, step, ['a'])
    assert.equal((await run({ mainSteps: [step] })).status, 'Success')
  })

  it('stops passes in passes that come to no end', async () => {
    let step: object = tick
    for (let depth = 0; depth < 5; depth++) step = loop(`l${depth}`, step)
    const endless = new EndlessRun('the run asked for more than 5000 things')
    await assert.rejects(run({ mainSteps: [step] }, { mostRequests: 5_000 }), endless)
  })

  it('stops attempts without end', async () => {
    const step = {
      name: 'set',
      action: 'aws:updateVariable',
      maxAttempts: 1e9,
      inputs: { Name: 'variable:x', Value: 1 },
    }
    await assert.rejects(run({ mainSteps: [step] }, { mostRequests: 1_000 }), /comes to no end/)
  })

  it('fails a script that returns too much', async () => {
    const result = await run({ mainSteps: [script()] }, { worlds: returning('x'.repeat(200_000)) })
    assert.match(result.failure ?? '', /The script returned 200002 characters; at most 102400 are supported/)
  })

  it('fails a step that is given a value nested without end', async () => {
    let value: Json = 1
    for (let depth = 0; depth < 100_000; depth++) value = [value]
    const result = await run({ mainSteps: [script()] }, { worlds: returning(value) })
    assert.equal(result.status, 'Failed')
    assert.match(result.failure ?? '', /too large/)
  })

  it('stops a selector that looks everywhere again and again', async () => {
    let value: Json = { a: 1 }
    for (let depth = 0; depth < 300; depth++) value = { a: value, b: [1] }
    const outputs = [{ Name: 'all', Selector: '$.Payload..a..a..a..a..a..a', Type: 'StringList' }]
    const result = await run({ mainSteps: [script({ outputs })] }, { worlds: returning(value) })
    assert.match(result.failure ?? '', /The selector looks at more than 1000000 values/)
    assert.ok(result.ms < 5_000, `${result.ms} ms`)
  })

  it('refuses a selector that goes down without end, before an answer is invented for it', async () => {
    const outputs = [{ Name: 'all', Selector: `$${'.a'.repeat(100_000)}`, Type: 'String' }]
    const inputs = { Service: 'ec2', Api: 'DescribeInstances' }
    const mainSteps = [{ name: 'look', action: 'aws:executeAwsApi', inputs, outputs }]
    assert.match((await run({ mainSteps })).failure ?? '', /is one step too many; a selector has at most 100/)
  })

  it('stops a text that grows without end', async () => {
    const text = '{{ Text }}'.repeat(5_000)
    const parameters = { Text: 'x'.repeat(10_000) }
    const step = script({ inputs: { Runtime: 'python3.11', Handler: 'h', Script: text } })
    const result = await run({ parameters: { Text: { type: 'String' } }, mainSteps: [step] }, { parameters })
    assert.match(result.failure ?? '', /A text becomes longer than/)
  })

  it('does not go round in jumps', async () => {
    const step = (name: string, nextStep: string) => ({ ...tick, name, nextStep })
    const result = await run({ mainSteps: [step('a', 'b'), step('b', 'c'), step('c', 'a')] })
    assert.match(result.failure ?? '', /comes to the step a a second time/)
  })
})

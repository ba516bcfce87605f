import assert from 'node:assert/strict'
import { open } from '../../../server/hosts/open.js'
import { rehearseCommand } from '../../../server/simulator/command/rehearse-command.js'
import { type RateControl, sendCommand } from '../../../server/simulator/command/send-command.js'
import { EndlessRun } from '../../../server/simulator/drive.js'
import { invent } from '../../../server/simulator/invent.js'
import { loadPatterns } from '../../../server/simulator/load-patterns.js'
import type { Answer } from '../../../server/simulator/request.js'
import { newClock } from '../../../server/simulator/virtual-clock.js'
import type { Json } from '../../../server/syntax/tree.js'
import { computed } from '../../support/computed.js'

const patterns = await loadPatterns()
const linux = { id: 'i-1', platform: 'Linux', online: true } as const

async function modelOf(document: Json) {
  const { models } = await open({ text: JSON.stringify(document), path: 'a.json' })
  assert.ok(models[0]?.document)
  return models[0].document
}

const script = (name: string, runCommand: Json, more: Readonly<Record<string, Json>> = {}): Json => ({
  name,
  action: 'aws:runShellScript',
  inputs: { runCommand, ...more },
})

async function rehearse(document: Json, parameters: Readonly<Record<string, Json>> = {}, value?: Json) {
  const answer = value === undefined ? invent : (): Answer => ({ kind: 'value', value })
  const child = await modelOf(document)
  const options = { nodes: [linux], worlds: [{ source: 'test', answer }], parameters, ...patterns }
  return rehearseCommand(child, { ...options, documents: () => child })
}

describe('the agent that is rehearsed', function () {
  this.timeout(4000)

  it('stops texts that grow without end', async () => {
    const steps = Array.from({ length: 100 }, (_, at) => script(`s${at}`, ['{{ a }}{{ a }}{{ a }}'.repeat(100)]))
    const document = { schemaVersion: '2.2', parameters: { a: { type: 'String' } }, mainSteps: steps }
    const { invocations } = await rehearse(document, { a: 'x'.repeat(100_000) })
    assert.equal(invocations[0]?.details, 'Failed')
    assert.match(invocations[0]?.output ?? '', /become too long with the values of parameters$/)
  })

  it('keeps little of what steps print, however many there are', async () => {
    const inputs = Array.from({ length: 3000 }, () => ({ runCommand: ['a'] }))
    const document = { schemaVersion: '2.2', mainSteps: [{ name: 'a', action: 'aws:runShellScript', inputs }] }
    const { invocations, events } = await rehearse(document, {}, { output: 'o'.repeat(1_000_000) })
    const ended = events.find(({ kind }) => kind === 'plugin-ended') as { readonly output: string } | undefined
    assert.equal(ended?.output.length, 24_000)
    assert.equal(invocations[0]?.output.length, 2500)
  })

  it('ends documents that run themselves again and again', async () => {
    const again = { documentType: 'SSMDocument', documentPath: 'again' }
    const step = { name: 'a', action: 'aws:runDocument', inputs: Array.from({ length: 200 }, () => again) }
    const { invocations } = await rehearse({ schemaVersion: '2.2', mainSteps: [step] })
    assert.match(invocations[0]?.output ?? '', /Maximum depth for document execution exceeded/)
  })

  it('gives up a run that asks without end', async () => {
    const inputs = Array.from({ length: 1001 }, () => ({ runCommand: ['a'] }))
    const document = await modelOf({
      schemaVersion: '2.2',
      mainSteps: [{ name: 'a', action: 'aws:runShellScript', inputs }],
    })
    const options = { nodes: [linux], worlds: [{ source: 'test', answer: invent }], mostRequests: 1000, ...patterns }
    await assert.rejects(rehearseCommand(document, options), EndlessRun)
  })

  it('gives keys no meaning of their own', async () => {
    const text = `{"schemaVersion":"2.2","mainSteps":[{"name":"a","action":"aws:runShellScript","inputs":{"__proto__":{"runCommand":["a"]},"constructor":1}}]}`
    const { models } = await open({ text, path: 'a.json' })
    assert.ok(models[0]?.document)
    const options = { nodes: [linux], worlds: [{ source: 'test', answer: invent }], ...patterns }
    const { invocations } = await rehearseCommand(models[0].document, options)
    assert.match(invocations[0]?.output ?? '', /error runCommand is no list/)
  })
})

describe('a command on many nodes', () => {
  /** How long each node takes, negative where it fails; the details with which they end, and the time at the end. */
  async function ends(seconds: readonly number[], rate: RateControl) {
    const document = await modelOf({ schemaVersion: '2.2', mainSteps: [script('a', ['a'])] })
    const nodes = seconds.map((_, at) => ({ ...linux, id: `i-${at}` }))
    const clock = newClock()
    const command = { document, parameters: new Map(), documents: () => undefined, association: false, ...patterns }
    const task = sendCommand(command, nodes, rate, clock)
    let effect = task.next()
    while (!effect.done) {
      const { value } = effect
      const request = 'request' in value && value.request.kind === 'plugin' ? value.request : undefined
      const time = request ? (seconds[Number(request.node.slice(2))] ?? 0) : 0
      clock.seconds += Math.abs(time)
      effect = task.next({ kind: 'value', value: { responseCode: time < 0 ? 1 : 0 } })
    }
    const { details, invocations } = effect.value
    return [details, invocations.map((each) => each.details).join(' '), clock.seconds]
  }

  it('runs as many at once as may run', async () => {
    assert.deepEqual(await ends([10, 20, 5], { mostAtOnce: 1, mostErrors: 0 }), [
      'Success',
      'Success Success Success',
      35,
    ])
    assert.deepEqual(await ends([10, 20, 5], { mostAtOnce: 2, mostErrors: 0 }), [
      'Success',
      'Success Success Success',
      20,
    ])
    assert.deepEqual(await ends([10, 20, 5], { mostAtOnce: 50, mostErrors: 0 }), [
      'Success',
      'Success Success Success',
      20,
    ])
  })

  it('begins no others after one error more than may be', async () => {
    assert.deepEqual(await ends([-1, 1, 1], { mostAtOnce: 1, mostErrors: 0 }), [
      'Failed',
      'Failed Terminated Terminated',
      1,
    ])
    assert.deepEqual(await ends([-1, -1, 1], { mostAtOnce: 1, mostErrors: 1 }), [
      'Failed',
      'Failed Failed Terminated',
      2,
    ])
    assert.deepEqual(await ends([-1, 1, 1], { mostAtOnce: 1, mostErrors: 1 }), [
      'Incomplete',
      'Failed Success Success',
      3,
    ])
  })

  it('lets those end that have begun', async () => {
    assert.deepEqual(await ends([-1, -5, 1, 1], { mostAtOnce: 2, mostErrors: 0 }), [
      'Failed',
      'Failed Failed Terminated Terminated',
      5,
    ])
    assert.deepEqual(await ends([5, -9, 2, 3, 1], { mostAtOnce: 2, mostErrors: 0 }), [
      'Failed',
      'Success Failed Success Success Terminated',
      10,
    ])
  })

  it('is quick with 5,000 of them', async () => {
    const before = computed()
    await ends(
      Array.from({ length: 5000 }, () => 1),
      { mostAtOnce: 2500, mostErrors: 0 },
    )
    assert.ok(computed() - before < 4000)
  }).timeout(8000)
})

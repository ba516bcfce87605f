import assert from 'node:assert/strict'
import { flowOf } from '../../server/document/flow.js'
import { computed } from '../support/computed.js'
import { documentOf } from '../support/documents.js'

/** Steps as `name: property, …`; the inputs of branches and loops may be given. */
const runbook = (steps: string) => documentOf(`schemaVersion: '0.3'\nmainSteps:\n${steps}`)

async function edgesOf(steps: string): Promise<string[]> {
  const document = await runbook(steps)
  return flowOf(document).edges.map(({ from, to, reason }) => `${from.name} ${reason} ${to?.name ?? 'end'}`)
}

const sleep = (name: string, rest = '') =>
  `  - {name: ${name}, action: 'aws:sleep', inputs: {Duration: PT1S}${rest === '' ? '' : `, ${rest}`}}\n`

describe('the flow of a runbook', () => {
  it('goes down the list, and ends behind the last step', async () => {
    assert.deepEqual(await edgesOf(sleep('a') + sleep('b')), ['a next b', 'b next end'])
  })

  it('follows nextStep instead of the list, and failure and cancel paths beside it', async () => {
    const edges = await edgesOf(
      sleep('a', "nextStep: c, onFailure: 'step:b', onCancel: 'step:c'") + sleep('b', "isEnd: 'true'") + sleep('c'),
    )
    assert.deepEqual(edges, ['a nextStep c', 'a onFailure b', 'a onCancel c', 'b isEnd end', 'c next end'])
  })

  it('goes on behind a branch without Default, and not behind one with', async () => {
    const branch = (rest: string) =>
      `  - {name: a, action: 'aws:branch', inputs: {Choices: [{NextStep: c, Variable: '{{ x }}', StringEquals: y}]${rest}}}\n`
    assert.deepEqual(await edgesOf(branch('') + sleep('b') + sleep('c')), [
      'a choice c',
      'a next b',
      'b next c',
      'c next end',
    ])
    assert.deepEqual(await edgesOf(branch(', Default: b') + sleep('b') + sleep('c')), [
      'a choice c',
      'a default b',
      'b next c',
      'c next end',
    ])
  })

  it('enters the body of a loop, whose steps may leave it', async () => {
    const loop = `  - name: l\n    action: aws:loop\n    inputs:\n      Iterators: [x]\n      Steps:\n      - {name: i, action: 'aws:sleep', inputs: {Duration: PT1S}, onFailure: 'step:z'}\n`
    const document = await runbook(loop + sleep('z'))
    const flow = flowOf(document)
    assert.deepEqual(
      flow.edges.map(({ from, to, reason }) => `${from.name} ${reason} ${to?.name ?? 'end'}`),
      ['l loop i', 'l next z', 'i next end', 'i onFailure z', 'z next end'],
    )
    const [l, i, z] = document.steps
    assert.ok(l && i && z)
    assert.deepEqual(
      [flow.leads(i, z), flow.leads(z, i), document.steps.filter(flow.isReachable).length],
      [true, false, 3],
    )
    assert.deepEqual(document.steps.map(flow.leadingTo(i)), [true, false, false])
    assert.deepEqual(document.steps.map(flow.leadingTo(z)), [true, true, false])
  })

  it('knows which steps a run never comes to', async () => {
    const document = await runbook(sleep('a', 'nextStep: c') + sleep('b') + sleep('c'))
    assert.deepEqual(
      document.steps.filter(flowOf(document).isReachable).map(({ name }) => name),
      ['a', 'c'],
    )
  })

  it('tells of thousands of steps whether they lead to one', async () => {
    const document = await runbook(Array.from({ length: 6000 }, (_, at) => sleep(`s${at}`)).join(''))
    const last = document.steps.at(-1)
    assert.ok(last)
    const start = computed()
    assert.equal(document.steps.filter(flowOf(document).leadingTo(last)).length, 5999)
    assert.ok(computed() - start < 300)
  })
})

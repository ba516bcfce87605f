import assert from 'node:assert/strict'
import { join } from 'node:path'
import { debug } from '../../server/debugger/debugger.js'
import { loadPatterns } from '../../server/simulator/load-patterns.js'
import type { Worlds } from '../../server/simulator/drive.js'
import { rehearse } from '../../server/simulator/rehearse.js'
import { traceOf } from '../../server/simulator/trace.js'
import type { Request } from '../../server/simulator/request.js'
import { sessionOf } from '../support/debug-fixture.js'
import { describeSimulations } from '../support/describe-simulations.js'
import { modelOf } from '../support/simulation-fixture.js'

describe('a debugged run', () => {
  describeSimulations(join(import.meta.dirname, 'fixtures'), sessionOf)

  it('runs no script again when it goes back, but lets mocks know what they were asked within it', async () => {
    const script = { Runtime: 'python3.11', Handler: 'f', Script: 'def f(e, c): pass' }
    const names = ['first', 'second', 'third']
    const document = await modelOf(
      { mainSteps: names.map((name) => ({ name, action: 'aws:executeScript', inputs: script })) },
      'document',
    )
    const call: Request = { kind: 'aws', step: 'first', service: 'ssm', operation: 'PutParameter', input: {} }
    let scripts = 0
    const debugged = await debug({
      document,
      documents: new Map(),
      worlds: async () => {
        let version = 0
        return [
          { source: 'mock', answer: ({ kind }) => (kind === 'aws' ? { kind: 'value', value: ++version } : undefined) },
          {
            source: 'script',
            answer(_, { ask }) {
              scripts++
              return ask(call)
            },
          },
        ]
      },
      ...(await loadPatterns()),
    })
    await debugged.begin(true)
    await debugged.go('next')
    await debugged.go('next')
    assert.equal(scripts, 2)
    await debugged.stepBack()
    await debugged.go('stepIn')
    assert.deepEqual(debugged.pending?.answer, { kind: 'value', value: 2 })
    assert.equal(scripts, 2)
    await debugged.go('continue')
    assert.equal(scripts, 3)
    await debugged.wayBackTo(document.step('third') ?? assert.fail())?.()
    await debugged.go('stepIn')
    assert.deepEqual(debugged.pending?.answer, { kind: 'value', value: 3 })
  })

  it('takes another answer for the pending request, its time too, and none of another form', async () => {
    const document = await modelOf(
      { mainSteps: [{ name: 'ask', action: 'aws:approve', inputs: { Approvers: ['a'] } }] },
      'document',
    )
    const approved = { kind: 'value', value: { approved: true, approver: 'a' } } as const
    const debugged = await debug({
      document,
      documents: new Map(),
      worlds: async () => [{ source: 'mock', answer: () => approved }],
      ...(await loadPatterns()),
    })
    await debugged.begin(true)
    assert.equal(debugged.answer(approved), 'no request is pending')
    await debugged.go('stepIn')
    const place = { scope: 'Pending request', path: ['answer'] } as const
    assert.match(debugged.assign(1, place, { approved: true, by: 'a' }) ?? '', /^no key of the answer is named `by`/)
    assert.match(debugged.answer({ kind: 'value', value: null }) ?? '', /^the answer is `null`/)
    assert.deepEqual(debugged.pending?.answer, approved)
    assert.equal(debugged.answer({ kind: 'cancel', seconds: 60 }), undefined)
    await debugged.go('continue')
    assert.equal(debugged.seconds, 60)
    const end = debugged.past.events.at(-1)
    assert.equal(end?.kind === 'run-ended' && end.status, 'Cancelled')
  })

  it('says why it is over, where the run comes to no end', async () => {
    const inputs = { Service: 'sts', Api: 'GetCallerIdentity', PropertySelector: '$.Account', DesiredValues: ['1'] }
    const document = await modelOf(
      { mainSteps: [{ name: 'wait', action: 'aws:waitForAwsResourceProperty', inputs }] },
      'document',
    )
    const worlds: Worlds = [{ source: 'mock', answer: () => ({ kind: 'value', value: { Account: '2' } }) }]
    const debugged = await debug({
      document,
      documents: new Map(),
      worlds: async () => worlds,
      mostRequests: 10,
      ...(await loadPatterns()),
    })
    assert.deepEqual(await debugged.begin(false), { reason: 'over', text: 'the run asked for more than 10 things' })
  })

  it('knows all that happened up to where it is, as a rehearsal tells it, also after ways back', async () => {
    const inputs = { Service: 'ssm', Api: 'GetParameter', Name: 'x' }
    const script = { Runtime: 'python3.11', Handler: 'f', Script: 'def f(e, c): pass' }
    const document = await modelOf(
      {
        mainSteps: [
          { name: 'look', action: 'aws:executeAwsApi', inputs },
          { name: 'work', action: 'aws:executeScript', inputs: script },
          { name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1M' } },
        ],
      },
      'document',
    )
    const call: Request = { kind: 'aws', step: 'work', service: 'ssm', operation: 'PutParameter', input: {} }
    const worlds: Worlds = [
      {
        source: 'mock',
        answer: ({ kind }) => (kind === 'aws' ? { kind: 'value', value: { A: 1 }, seconds: 5 } : undefined),
      },
      { source: 'script', answer: ({ kind }, { ask }) => (kind === 'script' ? ask(call) : undefined) },
    ]
    const patterns = await loadPatterns()
    const whole = await rehearse(document, { worlds, ...patterns })
    const debugged = await debug({ document, documents: new Map(), worlds: async () => worlds, ...patterns })
    await debugged.begin(false)
    assert.deepEqual(traceOf(debugged.past), traceOf(whole))
    await debugged.stepBack()
    await debugged.stepBack()
    const before = traceOf(debugged.past)
    assert.ok(before.length < traceOf(whole).length)
    assert.deepEqual(before, traceOf(whole).slice(0, before.length))
    await debugged.go('continue')
    assert.deepEqual(traceOf(debugged.past), traceOf(whole))
  })
})

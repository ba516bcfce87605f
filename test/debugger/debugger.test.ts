import assert from 'node:assert/strict'
import { join } from 'node:path'
import { debug } from '../../server/debugger/debugger.js'
import { loadPatterns } from '../../server/simulator/load-patterns.js'
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
})

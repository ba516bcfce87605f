import assert from 'node:assert/strict'
import { requestsFor } from '../../server/dap/requests.js'
import { newSession } from '../../server/dap/session.js'
import { builtProgram } from '../support/command-line.js'
import { type Client, debuggedFiles } from '../support/debug-client.js'

const texts = {
  'run.yaml': `schemaVersion: '0.3'
parameters:
  Wait: { type: String, default: PT1S }
mainSteps:
  - name: each
    action: aws:loop
    inputs:
      Iterators: [x, y]
      Steps:
        - { name: inner, action: 'aws:sleep', inputs: { Duration: '{{ Wait }}' } }
  - name: call
    action: aws:executeAwsApi
    onFailure: step:mend
    inputs: { Service: sns, Api: Publish, Message: hello }
    isEnd: true
  - { name: mend, action: 'aws:sleep', inputs: { Duration: PT2S } }
`,
}

const inner = (pass: number) => `each, pass ${pass}: inner run.yaml:10 < run: each run.yaml:5`
const call = 'run: call run.yaml:11'
const asked = `sns:Publish run.yaml:11 < ${call}`

describe('requests of the Debug Adapter Protocol', () => {
  let client: Client
  const files = debuggedFiles(texts, (fresh) => {
    client = fresh
  })
  const program = files.at('run.yaml')
  const source = { path: program }

  const begin = (more: object = { stopOnEntry: true }, lines: readonly number[] = []) =>
    client.begin(
      { program, ...more },
      lines.map((line) => ({ line })),
    )
  const at = async (move: string, place: string) => assert.equal(await client.move(move), place)
  const body = async (command: string, args: object = {}) => (await client.customRequest(command, args)).body

  /** What each request is asked, and what has to come of it. */
  const requests: Readonly<Record<string, () => Promise<void>>> = {
    async initialize() {
      const { body: able = {} } = await client.initializeRequest()
      assert.ok(able.supportsStepBack && able.supportsSetExpression && able.supportsGotoTargetsRequest)
    },
    async launch() {
      await client.initializeRequest()
      await Promise.all([client.waitForEvent('initialized'), client.send('launch', { program })])
      await assert.rejects(client.send('launch', { program }), /launched already/)
    },
    attach: () => assert.rejects(client.send('attach', {}), /nothing to attach to/),
    async configurationDone() {
      assert.equal(await begin(), 'entry: run: each run.yaml:5')
    },
    async setBreakpoints() {
      assert.equal(await begin({}, [10]), `breakpoint: ${inner(1)}`)
    },
    async setExceptionBreakpoints() {
      await begin()
      await client.setExceptionBreakpointsRequest({ filters: ['invented'] })
      await at('continue', `exception: ${asked}`)
    },
    async breakpointLocations() {
      await begin()
      assert.deepEqual(await body('breakpointLocations', { source, line: 1, endLine: 12 }), {
        breakpoints: [{ line: 5 }, { line: 10 }, { line: 11 }],
      })
    },
    async threads() {
      await begin()
      assert.equal((await client.threadsRequest()).body.threads.length, 1)
    },
    async stackTrace() {
      await begin({}, [10])
      const { stackFrames, totalFrames } = (await client.stackTraceRequest({ threadId: 1, startFrame: 1 })).body
      assert.deepEqual([stackFrames.map(({ name, line }) => `${name} ${line}`), totalFrames], [['run: each 5'], 2])
    },
    async source() {
      await begin()
      await assert.rejects(client.sourceRequest({ sourceReference: 1 }), /no text but that of files/)
    },
    async scopes() {
      await begin()
      const { scopes } = (await client.scopesRequest({ frameId: 1 })).body
      const names = ['Inputs', 'Parameters', 'Variables', 'Outputs', 'System variables']
      assert.deepEqual(
        scopes.map(({ name }) => name),
        names,
      )
    },
    async variables() {
      await begin()
      const { variables } = await client.variablesOf('Parameters')
      assert.deepEqual(
        variables.map(({ name, value, type }) => [name, value, type]),
        [['Wait', '"PT1S"', 'string']],
      )
    },
    async setVariable() {
      await begin()
      const { reference } = await client.variablesOf('Parameters')
      await client.setVariableRequest({ variablesReference: reference, name: 'Wait', value: 'PT9S' })
      assert.equal(await client.evaluate('Wait'), '"PT9S"')
    },
    async setExpression() {
      await begin({}, [11])
      await client.move('stepIn')
      // The answer that would have been a success becomes a refusal: the run takes the failure path.
      await body('setExpression', { expression: 'error', value: 'Throttled: too much' })
      await at('next', 'step: run: mend run.yaml:16')
    },
    async evaluate() {
      await begin({}, [10])
      assert.equal(await client.evaluate('{{ each.CurrentIteratorValue }}-{{ Wait }}'), '"x-PT1S"')
    },
    async completions() {
      await begin()
      const { targets } = (await client.completionsRequest({ text: 'Wa', column: 3 })).body
      assert.deepEqual(targets, [{ label: 'Wait', start: 1, length: 2 }])
    },
    async exceptionInfo() {
      await client.begin({ program }, [], ['invented'])
      const { exceptionId, breakMode } = (await client.exceptionInfoRequest({ threadId: 1 })).body
      assert.deepEqual([exceptionId, breakMode], ['an invented answer', 'always'])
    },
    async continue() {
      await begin({}, [10])
      await at('continue', `breakpoint: ${inner(2)}`)
      await at('continue', 'terminated')
    },
    async next() {
      await begin()
      await at('next', `step: ${call}`)
    },
    async stepIn() {
      await begin()
      await at('stepIn', `step: ${inner(1)}`)
      await at('stepIn', `step: sleep 1 s run.yaml:10 < ${inner(1)}`)
    },
    async stepOut() {
      await begin({}, [10])
      await client.setBreakpointsRequest({ source, breakpoints: [] })
      await at('stepOut', `step: ${call}`)
    },
    async stepBack() {
      await begin({}, [10])
      await client.move('continue')
      await client.setBreakpointsRequest({ source, breakpoints: [] })
      // Back across a pass of the loop, with the value that the pass had.
      await at('stepBack', `step: ${inner(1)}`)
      assert.equal(await client.evaluate('each.CurrentIteratorValue'), '"x"')
    },
    async reverseContinue() {
      await begin({}, [10, 11])
      await client.move('continue')
      await client.move('continue')
      await at('reverseContinue', `breakpoint: ${inner(2)}`)
    },
    async pause() {
      await begin()
      assert.deepEqual((await client.send('pause', { threadId: 1 })).success, true)
      // One that stands still stays where it is.
      assert.equal((await client.frames())[0]?.name, 'run: each')
    },
    async restart() {
      await begin()
      await client.move('next')
      assert.equal(await client.move('restart', {}), 'entry: run: each run.yaml:5')
    },
    async restartFrame() {
      await begin({}, [11])
      await client.move('stepIn')
      const [frame] = await client.frames()
      assert.equal(await client.move('restartFrame', { frameId: frame?.id }), `restart: ${call}`)
    },
    async gotoTargets() {
      await begin({}, [11])
      const labels = async (line: number) =>
        (await client.gotoTargetsRequest({ source, line })).body.targets.map(({ label }) => label)
      assert.deepEqual([await labels(10), await labels(16)], [['back to inner'], ['on to mend']])
    },
    async goto() {
      await begin()
      const [target] = (await client.gotoTargetsRequest({ source, line: 16 })).body.targets
      assert.equal(await client.move('goto', { threadId: 1, targetId: target?.id }), 'goto: run: mend run.yaml:16')
    },
    async terminate() {
      await begin()
      await Promise.all([client.waitForEvent('terminated'), client.send('terminate')])
    },
    async disconnect() {
      await begin()
      await client.disconnectRequest()
      await client.ended
    },
    async 'ssmith/walk'() {
      await begin()
      assert.equal((await body('ssmith/walk')).at, 'each')
    },
    async 'ssmith/asked'() {
      await begin({}, [11])
      await client.move('stepIn')
      const { name, source: by } = await body('ssmith/asked')
      assert.deepEqual([name, by], ['sns:Publish', 'invented'])
    },
  }

  it('are all tried', () => {
    const answered = requestsFor(newSession({ program: builtProgram, env: {} }, () => {}))
    assert.deepEqual(Object.keys(requests).sort(), Object.keys(answered).sort())
  })

  for (const [name, tried] of Object.entries(requests)) it(name, tried)

  it('are refused where their arguments have not the form of the protocol, which is no fault of the program', async () => {
    await begin()
    for (const [command, args, message] of [
      ['scopes', { frameId: 'x' }, /`frameId` is `x`; expected a whole number/],
      ['setBreakpoints', { source: null }, /`source` is empty; expected a map/],
      ['evaluate', {}, /what `evaluate` is asked with needs the key `expression`/],
      ['goto', { targetId: -1 }, /`targetId` is `-1`; expected a whole number/],
      ['nobody', {}, /there is no request `nobody`/],
    ] as const)
      await assert.rejects(client.customRequest(command, args), message)
  })
})

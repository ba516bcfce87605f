import assert from 'node:assert/strict'
import type { DebugProtocol } from '@vscode/debugprotocol'
import { findPyodide } from '../../server/node/scripts/pyodide.js'
import { sandboxFault } from '../../server/node/shell-sandbox.js'
import { Client, debuggedFiles } from '../support/debug-client.js'

const files = {
  'run.yaml': `schemaVersion: '0.3'
mainSteps:
  - { name: first, action: 'aws:sleep', inputs: { Duration: PT1S } }
  - { name: second, action: 'aws:sleep', inputs: { Duration: PT1S } }
  - { name: third, action: 'aws:sleep', inputs: { Duration: PT1S } }
`,
  'fails.yaml': `schemaVersion: '0.3'
mainSteps:
  - { name: fails, action: 'aws:sleep', inputs: { Duration: never } }
`,
  'loop.yaml': `schemaVersion: '0.3'
mainSteps:
  - name: each
    action: aws:loop
    inputs:
      Iterators: [x, y]
      Steps: [{ name: one, action: 'aws:sleep', inputs: { Duration: PT1S } },
        { name: two, action: 'aws:sleep', inputs: { Duration: PT1S } }]
`,
  'endless.yaml': `schemaVersion: '0.3'
mainSteps:
  - name: endless
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(events, context):
            while True:
                pass
`,
}

describe('a session of the debug adapter', () => {
  let client: Client
  const { at } = debuggedFiles(files, (fresh) => {
    client = fresh
  })
  const source = { path: at('run.yaml') }

  const launched = async (launch: object = { program: at('run.yaml') }) => {
    await client.initializeRequest()
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', launch)])
  }
  const breakAt = async (...lines: readonly number[]) =>
    (await client.setBreakpointsRequest({ source, breakpoints: lines.map((line) => ({ line })) })).body.breakpoints

  it('keeps breakpoints that are set before the launch, and says where they came to then', async () => {
    await client.initializeRequest()
    const [before] = await breakAt(4)
    assert.deepEqual([before?.verified, before?.reason], [false, 'pending'])
    await client.setExceptionBreakpointsRequest({ filters: ['failed'] })
    const changed = client.waitForEvent('breakpoint')
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', { program: at('run.yaml') })])
    const { reason, breakpoint } = (await changed).body
    assert.deepEqual([reason, breakpoint.id, breakpoint.verified, breakpoint.line], ['changed', before?.id, true, 4])
    assert.equal(await client.move('configurationDone'), 'breakpoint: run: second run.yaml:4')
  })

  it('keeps exceptions that are chosen before the launch', async () => {
    await client.initializeRequest()
    await client.setExceptionBreakpointsRequest({ filters: ['failed'] })
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', { program: at('fails.yaml') })])
    assert.equal(await client.move('configurationDone'), 'exception: fails: fails fails.yaml:3')
  })

  it('answers in the order of the requests, also those that come before the launch is through', async () => {
    await client.initializeRequest()
    const [, set, threads] = await Promise.all([
      client.send('launch', { program: at('run.yaml') }),
      breakAt(5),
      client.threadsRequest(),
    ])
    assert.equal(set[0]?.verified, true)
    assert.match(threads.body.threads[0]?.name ?? '', /run\.yaml$/)
    await assert.rejects(client.send('launch', { program: at('run.yaml') }), /launched already/)
  })

  it('begins its run once, and lets nobody move or look at it before', async () => {
    await assert.rejects(client.configurationDoneRequest(), /nothing has been launched/)
    await launched()
    for (const command of ['next', 'continue', 'stepBack', 'pause', 'stackTrace', 'evaluate', 'restart', 'ssmith/walk'])
      await assert.rejects(client.send(command, { threadId: 1, expression: 'x' }), /has not been begun/)
    await breakAt(4)
    assert.equal(await client.move('configurationDone'), 'breakpoint: run: second run.yaml:4')
    await assert.rejects(client.configurationDoneRequest(), /has been begun already/)
    assert.equal((await client.frames())[0]?.line, 4)
  })

  it('stops nowhere without debugging', async () => {
    await launched({ program: at('run.yaml'), noDebug: true, stopOnEntry: true })
    await breakAt(3, 4)
    await client.setExceptionBreakpointsRequest({ filters: ['failed'] })
    assert.equal(await client.move('configurationDone'), 'terminated')
  })

  it('can be followed by another one once its run is over', async () => {
    assert.equal(await client.begin({ program: at('run.yaml') }), 'terminated')
    for (const command of ['next', 'stackTrace', 'restart'])
      await assert.rejects(client.send(command, { threadId: 1 }), /the run is over/)
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', { program: at('fails.yaml') })])
    assert.equal(await client.move('configurationDone'), 'terminated')
    await client.send('terminate')
  })

  it('goes on counting the hits of a breakpoint when another one is set beside it', async () => {
    const second = { line: 7, hitCondition: '== 2' }
    const set = async (...breakpoints: DebugProtocol.SourceBreakpoint[]) =>
      (await client.setBreakpointsRequest({ source: { path: at('loop.yaml') }, breakpoints })).body.breakpoints
    assert.match(await client.begin({ program: at('loop.yaml') }, [second, { line: 8 }]), /pass 1: two loop/)
    const [, kept] = await set({ line: 4 }, second, { line: 8 })
    const [, again] = await set({ line: 3 }, second, { line: 8 })
    assert.ok(kept?.id !== undefined && kept.id === again?.id)
    assert.match(await client.move('continue'), /pass 2: one loop/)
  })

  describe('has no run that the client has left', () => {
    let program: string
    let told: string[]

    beforeEach(() => {
      program = at('run.yaml')
      told = []
      for (const event of ['initialized', 'stopped', 'terminated']) client.on(event, () => told.push(event))
    })

    const launch = async (more: object, wait = async () => {}) => {
      await client.initializeRequest()
      const refused = assert.rejects(client.send('launch', { program, ...more }), /the run was left while/)
      await wait()
      await Promise.all([refused, client.send('terminate')])
      await assert.rejects(client.configurationDoneRequest(), /nothing has been launched/)
      assert.deepEqual(told, [])
      // The user knows it.
      assert.match(client.received.join(''), /"command":"launch".*"showUser":false/)
      assert.equal(await client.begin({ program }), 'terminated')
    }
    const restart = async (more: object, wait = async () => {}) => {
      await client.begin({ program, stopOnEntry: true })
      const args = { arguments: { program, ...more } }
      const refused = assert.rejects(client.send('restart', args), /the run was left while|the run is over/)
      await wait()
      await Promise.all([refused, client.send('terminate')])
      await assert.rejects(client.frames(), /the run is over/)
      assert.deepEqual(told, ['initialized', 'stopped', 'terminated'])
    }
    for (const [name, ask] of Object.entries({ launch, restart })) {
      it(`before the ${name} is come to`, () => ask({}))
      it(`during the ${name}`, async function () {
        // Of all that is got ready only this sandbox takes more than a turn.
        if ((await sandboxFault()) !== undefined) return this.skip()
        await ask({ exec: true }, () => new Promise((resolve) => setImmediate(resolve)))
      })
    }
  })

  describe('ends', () => {
    const moments: Readonly<Record<string, () => Promise<unknown>>> = {
      'at once': async () => {},
      'before the launch': () => client.initializeRequest(),
      async 'during the launch'() {
        await client.initializeRequest()
        void client.send('launch', { program: at('run.yaml') }).catch(() => {})
      },
      'before the run': () => launched(),
      'at a stop': () => client.begin({ program: at('run.yaml'), stopOnEntry: true }),
      'when the run is over': () => client.begin({ program: at('run.yaml') }),
      async 'while the run moves'() {
        await launched()
        void client.configurationDoneRequest().catch(() => {})
      },
    }
    for (const [moment, come] of Object.entries(moments))
      it(`${moment}, when the client disconnects or hangs up`, async () => {
        await come()
        await client.disconnectRequest()
        await client.ended
        client = new Client()
        await come()
        client.raw.end()
        await client.ended
      })

    for (const python of ['host', 'sandbox'] as const)
      it(`with the script that runs (${python}), of which nothing more is told`, async function () {
        if (python === 'sandbox' && !findPyodide()) return this.skip()
        this.timeout(60_000)
        client = new Client(process.env)
        const told: string[] = []
        for (const event of ['stopped', 'terminated']) client.on(event, () => told.push(event))
        await launched({ program: at('endless.yaml'), python })
        await client.configurationDoneRequest()
        await new Promise((resolve) => setTimeout(resolve, 1500))
        await Promise.all([client.waitForEvent('terminated'), client.send('terminate')])
        await client.disconnectRequest()
        await client.ended
        assert.deepEqual(told, ['terminated'])
      })
  })
})

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import type { DebugProtocol } from '@vscode/debugprotocol'
import { sandboxFault } from '../../server/node/shell-sandbox.js'
import { type Client, debuggedFiles } from '../support/debug-client.js'

const step = (name: string, seconds = 1) =>
  `  - name: ${name}\n    action: aws:sleep\n    inputs: { Duration: PT${seconds}S }\n`
const document = (...steps: readonly string[]) => `schemaVersion: '0.3'\nmainSteps:\n${steps.join('')}`
const ask = "  - { name: ask, action: 'aws:executeAwsApi', inputs: { Service: ssm, Api: GetParameter, Name: /p } }\n"
const call = "  - { name: call, action: 'aws:executeAutomation', inputs: { DocumentName: child } }\n"
const mocks = (value: string) => `steps: { ask: { output: { Parameter: { Value: ${value} } } } }\n`
const test = (status: string) => `cases: { waits: { expect: { status: ${status} } } }\n`

describe('a debugged run that is restarted', () => {
  let client: Client
  const { at } = debuggedFiles<string>({}, (fresh) => {
    client = fresh
  })
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text)
  }

  const restart = (args?: object) => client.move('restart', args ? { arguments: args } : {})

  it('goes through the text as it is now, with breakpoints where they stand in that', async () => {
    write({ 'run.yaml': document(step('first'), step('second')) })
    const told: DebugProtocol.Breakpoint[] = []
    client.on('breakpoint', ({ body }: DebugProtocol.BreakpointEvent) => told.push(body.breakpoint))
    assert.equal(
      await client.begin({ program: at('run.yaml') }, [{ line: 7 }, { line: 3 }]),
      'breakpoint: run: first run.yaml:3',
    )
    write({ 'run.yaml': document(step('first', 9), '\n', step('last')) })
    assert.equal(await restart(), 'breakpoint: run: first run.yaml:3')
    assert.equal((await client.variablesOf('Inputs')).variables[0]?.value, '"PT9S"')
    assert.deepEqual(
      told.map(({ verified, line }) => [verified, line]),
      [[true, 7]],
    )
    assert.equal(await client.move('continue'), 'breakpoint: run: last run.yaml:7')
    write({ 'run.yaml': document(step('first')) })
    assert.equal(await restart(), 'breakpoint: run: first run.yaml:3')
    assert.deepEqual([told.length, told[1]?.id, told[1]?.verified], [2, told[0]?.id, false])
  })

  it('reads child runbooks, mocks and accounts again', async () => {
    write({ 'run.yaml': document(ask, call), 'child.yaml': document(step('old')), 'mocks.yaml': mocks('a') })
    write({ 'account.yaml': 'region: eu-west-1\n' })
    const launch = { program: at('run.yaml'), mocks: at('mocks.yaml'), account: at('account.yaml'), stopOnEntry: true }
    await client.begin(launch)
    await client.move('stepIn')
    assert.equal(await client.evaluate('$.Parameter.Value'), '"a"')
    write({ 'child.yaml': document(step('new')), 'mocks.yaml': mocks('b'), 'account.yaml': 'region: eu-west-3\n' })
    await restart()
    assert.equal(await client.evaluate('global:REGION'), '"eu-west-3"')
    await client.move('stepIn')
    assert.equal(await client.evaluate('$.Parameter.Value'), '"b"')
    await client.move('next')
    assert.equal(await client.move('stepIn'), 'step: child: new child.yaml:3 < run: call run.yaml:4')
  })

  it('is judged by the case as it is now', async () => {
    write({ 'run.yaml': document(step('wait')), 'run.test.yaml': test('Success') })
    await client.begin({ program: at('run.yaml'), test: 'waits', stopOnEntry: true })
    write({ 'run.test.yaml': test('Failed') })
    await restart()
    assert.equal(await client.move('continue'), 'terminated')
    assert.ok(client.console.includes('the case `waits` fails'))
  })

  it('has the configuration that the client now has', async () => {
    write({ 'run.yaml': document(step('first'), step('second')) })
    await client.begin({ program: at('run.yaml'), stopOnEntry: true })
    assert.equal(await restart({ program: at('run.yaml') }), 'terminated')
  })

  it('stays as it is where the text is broken now, which is told with its place', async () => {
    write({ 'run.yaml': document(step('first'), step('second')) })
    await client.begin({ program: at('run.yaml'), stopOnEntry: true })
    write({ 'run.yaml': document(step('first'), '  - name: [\n') })
    await assert.rejects(client.send('restart', {}), /run\.yaml:\d+:\d+: /)
    assert.equal(await client.move('next'), 'step: run: second run.yaml:6')
  })

  it('stays over where it comes to its end while the text is read', async function () {
    // Of all that is got ready only this sandbox takes its time.
    if ((await sandboxFault()) !== undefined) return this.skip()
    write({ 'run.yaml': document(step('first'), step('second')) })
    const launch = { program: at('run.yaml'), stopOnEntry: true }
    await client.begin(launch)
    const told: string[] = []
    for (const event of ['stopped', 'terminated']) client.on(event, () => told.push(event))
    const went = client.send('continue', { threadId: 1 })
    await assert.rejects(client.send('restart', { arguments: { ...launch, exec: true } }), /the run was left while/)
    await went
    await assert.rejects(client.frames(), /the run is over/)
    assert.deepEqual(told, ['terminated'])
  })

  it('may be one that goes on, of which nothing more is told', async () => {
    write({
      'run.yaml': document(
        "  - { name: wait, action: 'aws:waitForAwsResourceProperty', timeoutSeconds: 600000, inputs: { Service: sts, Api: GetCallerIdentity, PropertySelector: $.Account, DesiredValues: ['1'] } }\n",
      ),
      'mocks.yaml': "steps: { wait: { output: { Account: '2' } } }\n",
    })
    await client.initializeRequest()
    const launch = { program: at('run.yaml'), mocks: at('mocks.yaml') }
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', launch)])
    await client.configurationDoneRequest()
    let stops = 0
    client.on('stopped', () => stops++)
    assert.equal(await restart({ ...launch, stopOnEntry: true }), 'entry: run: wait run.yaml:3')
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.equal(stops, 1)
  })
})

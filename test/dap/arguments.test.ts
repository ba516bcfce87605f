import assert from 'node:assert/strict'
import type { DebugProtocol } from '@vscode/debugprotocol'
import { Client, debuggedFiles } from '../support/debug-client.js'

const files = {
  'run.yaml': `schemaVersion: '0.3'
parameters:
  Ids: { type: StringList, default: [] }
  Note: { type: String, default: short }
mainSteps:
  - name: first
    action: aws:executeAwsApi
    inputs: { Service: sns, Api: Publish, Message: '{{ Note }}' }
  - { name: second, action: 'aws:sleep', inputs: { Duration: PT1S } }
  - { name: third, action: 'aws:sleep', inputs: { Duration: PT1S } }
`,
  'send.yaml': `schemaVersion: '0.3'
mainSteps:
  - name: send
    action: aws:runCommand
    inputs: { DocumentName: AWS-RunShellScript, InstanceIds: [i-0123456789abcdef0], Parameters: { commands: [ls] } }
`,
}

describe('requests of the Debug Adapter Protocol with unusual arguments', () => {
  let client: Client
  const { at } = debuggedFiles(files, (fresh) => {
    client = fresh
  })
  const program = at('run.yaml')
  const source = { path: program }

  const begin = (more: object = {}) => client.begin({ program, stopOnEntry: true, ...more })
  const body = async (command: string, args: object) => (await client.customRequest(command, args)).body
  const names = (variables: readonly DebugProtocol.Variable[]) => variables.map(({ name }) => name)

  it('know nothing of what was shown where the run stood before', async () => {
    await begin()
    const [frame] = await client.frames()
    const { reference } = await client.variablesOf('Parameters')
    const [target] = (await client.gotoTargetsRequest({ source, line: 10 })).body.targets
    await client.move('next')
    const frameId = frame?.id ?? 0
    await assert.rejects(
      client.evaluateRequest({ expression: 'Note', frameId }),
      /no frame `1` where the run stands now/,
    )
    await assert.rejects(client.restartFrameRequest({ frameId }), /no frame `1`/)
    const set = { variablesReference: reference, name: 'Note', value: 'x' }
    await assert.rejects(client.setVariableRequest(set), /no variables/)
    await assert.rejects(client.gotoRequest({ threadId: 1, targetId: target?.id ?? 0 }), /no target `\d+`; ask/)
    const [now] = await client.frames()
    assert.notEqual(now?.id, frameId)
    assert.equal((await client.frames())[0]?.id, now?.id)
  })

  it('find no scopes and values, and no fault, in a frame that the run has left, also while it goes on and when it is over', async () => {
    await begin()
    const frameId = (await client.frames())[0]?.id ?? 0
    const { reference: variablesReference } = await client.variablesOf('Parameters')
    const found = async () => {
      const [{ body: groups }, { body: values }] = await Promise.all([
        client.scopesRequest({ frameId }),
        client.variablesRequest({ variablesReference }),
      ])
      return [groups.scopes.length > 0, values.variables.length > 0]
    }
    assert.deepEqual(await found(), [true, true])
    const stopped = client.waitForEvent('stopped')
    const [, meanwhile] = await Promise.all([client.nextRequest({ threadId: 1 }), found()])
    await stopped
    assert.deepEqual(
      [meanwhile, await found()],
      [
        [false, false],
        [false, false],
      ],
    )
    assert.equal(await client.move('continue'), 'terminated')
    assert.deepEqual(await found(), [false, false])
  })

  it('lead nowhere else where there is no such frame, variable or target', async () => {
    await begin()
    for (const frameId of [0, 2, 2 ** 31, 1e300]) await assert.rejects(client.scopesRequest({ frameId }), /no frame/)
    for (const variablesReference of [0, 999, 1e300])
      await assert.rejects(client.variablesRequest({ variablesReference }), /no variables/)
    for (const targetId of [0, 1e300]) await assert.rejects(client.gotoRequest({ threadId: 1, targetId }), /no target/)
    const { reference } = await client.variablesOf('Parameters')
    for (const name of ['Nobody', '__proto__', 'constructor'])
      await assert.rejects(
        client.setVariableRequest({ variablesReference: reference, name, value: '1' }),
        /there is no value/,
      )
  })

  it('name lines that there are not', async () => {
    await begin()
    const lines = [0, 99, 2 ** 53]
    const set = await client.setBreakpointsRequest({ source, breakpoints: lines.map((line) => ({ line })) })
    assert.deepEqual(
      set.body.breakpoints.map(({ verified, line, reason }) => [verified, line, reason]),
      [
        [true, 6, undefined],
        [false, undefined, 'failed'],
        [false, undefined, 'failed'],
      ],
    )
    assert.deepEqual((await client.gotoTargetsRequest({ source, line: 2 ** 53 })).body.targets, [])
    assert.deepEqual((await client.gotoTargetsRequest({ source: {}, line: 6 })).body.targets, [])
    assert.deepEqual(await body('breakpointLocations', { source, line: 8, endLine: 2 }), { breakpoints: [] })
    assert.deepEqual((await body('breakpointLocations', { source, line: 0, endLine: 1e300 })).breakpoints.length, 3)
  })

  it('may be many breakpoints', async () => {
    await begin()
    const breakpoints = Array.from({ length: 20_000 }, (_, at) => ({ line: 1 + (at % 12), condition: `${at} < 0` }))
    const began = process.cpuUsage().user
    for (let time = 0; time < 2; time++) await client.setBreakpointsRequest({ source, breakpoints })
    assert.ok(process.cpuUsage().user - began < 10_000_000)
    assert.match(await client.move('next'), /second/)
  })

  it('ask for lists page by page, and for items or names alone', async () => {
    const ids = Array.from({ length: 450 }, (_, at) => `i-${at}`)
    await begin({ parameters: { Ids: ids } })
    const { variables, reference } = await client.variablesOf('Parameters')
    assert.deepEqual(
      variables.map(({ name, indexedVariables }) => [name, indexedVariables]),
      [
        ['Ids', 450],
        ['Note', undefined],
      ],
    )
    const list = variables[0]?.variablesReference ?? 0
    const page = async (args: object, variablesReference = list) =>
      names((await client.variablesRequest({ variablesReference, ...args })).body.variables)
    assert.deepEqual(await page({ filter: 'indexed', start: 200, count: 200 }), Object.keys(ids).slice(200, 400))
    assert.deepEqual(await page({ filter: 'indexed', start: 400, count: 200 }), Object.keys(ids).slice(400))
    assert.deepEqual([await page({ filter: 'named' }), await page({ start: 1e300 })], [[], []])
    assert.equal((await page({ count: 0 })).length, 450)
    assert.deepEqual(
      [await page({ filter: 'named' }, reference), await page({ filter: 'indexed' }, reference)],
      [['Ids', 'Note'], []],
    )
  })

  it('copy a value whole that is shown in part', async () => {
    const Note = 'x'.repeat(5000)
    await begin({ parameters: { Note } })
    assert.equal(await client.evaluate('Note'), `"${'x'.repeat(999)}…`)
    assert.equal((await body('evaluate', { expression: 'Note', context: 'clipboard' })).result, `"${Note}"`)
  })

  it('change nothing where the mouse is', async () => {
    await begin()
    await client.move('stepIn')
    const shown = async () => (await client.variablesOf('Pending request')).variables.map(({ value }) => value)
    const before = await shown()
    for (const expression of ['answer', '$..MessageId', 'Note', 'answer = 1', '{{ Note }}', 'nobody'])
      await client.evaluateRequest({ expression, context: 'hover' }).catch(() => {})
    assert.deepEqual(await shown(), before)
  })

  it('tell that values are others only to clients that want to know', async () => {
    let unwanted = 0
    client.on('invalidated', () => unwanted++)
    await begin()
    await body('setExpression', { expression: 'Note', value: 'other' })
    assert.equal(unwanted, 0)
    client.raw.end()
    client = new Client()
    const told: unknown[] = []
    client.on('invalidated', ({ body }: DebugProtocol.InvalidatedEvent) => told.push(body.areas))
    await client.initializeRequest({ adapterID: 'ssmith', supportsInvalidatedEvent: true })
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', { program, stopOnEntry: true })])
    await client.move('configurationDone')
    await body('setExpression', { expression: 'Note', value: 'other' })
    assert.deepEqual(told, [['variables']])
    client.raw.end()
    await client.ended
  })

  it('give values that are no JSON, or too deep', async () => {
    await begin()
    await client.move('stepIn')
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    await assert.rejects(body('setExpression', { expression: 'answer', value: deep }), /nested too deeply/)
    await assert.rejects(body('setExpression', { expression: 'answer', value: '{"a":' }), /expected a JSON value/)
    await assert.rejects(body('setExpression', { expression: 'answer', value: '' }), /expected a JSON value/)
    const long = body('setExpression', { expression: 'answer', value: 'x'.repeat(5000) })
    await assert.rejects(long, /expected a JSON value, found `x{50,60}…`/)
    assert.match(await client.evaluate('answer'), /MessageId/)
  })

  it('give an answer that nobody could give, which is refused in words and changes nothing', async () => {
    await begin()
    await client.move('next')
    await client.move('stepIn')
    assert.match((await client.frames())[0]?.name ?? '', /^sleep/)
    const before = await client.evaluate('answer')
    for (const value of ['{"Woken":true}', '5'])
      await assert.rejects(body('setExpression', { expression: 'answer', value }), /the answer/)
    await assert.rejects(
      body('setExpression', { expression: 'error', value: 'no code' }),
      /expected the code of an error/,
    )
    await assert.rejects(
      body('setExpression', { expression: 'nothing.else.x', value: '1' }),
      /cannot be changed|no such value|there is no/,
    )
    assert.equal(await client.evaluate('answer'), before)
  })

  it('give an answer of an API that is no map, which is refused in words', async () => {
    await begin()
    await client.move('stepIn')
    assert.match((await client.frames())[0]?.name ?? '', /^sns:Publish/)
    for (const [value, what] of [
      ['1', '`1`'],
      ['[]', 'a list'],
    ])
      await assert.rejects(
        body('setExpression', { expression: 'answer', value }),
        new RegExp(`the response of an API is ${what}; expected a map`),
      )
    await body('setExpression', { expression: 'answer', value: '{"MessageId":"a"}' })
  })

  it('complete in one of several lines, from its beginning too', async () => {
    await begin()
    const targets = async (args: DebugProtocol.CompletionsArguments) =>
      (await client.completionsRequest(args)).body.targets
    assert.deepEqual(await targets({ text: 'first\nNo\n', line: 2, column: 3 }), [
      { label: 'Note', start: 7, length: 2 },
    ])
    assert.deepEqual(await targets({ text: 'No', column: 3 }), [{ label: 'Note', start: 1, length: 2 }])
    assert.ok((await targets({ text: 'No', column: 0 })).length > 3)
    assert.ok((await targets({ text: 'No', line: 1e300, column: 1e300 })).length > 0)
  })

  it('have no text of documents that AWS owns', async () => {
    await client.begin({ program: at('send.yaml'), stopOnEntry: true })
    while (!/^AWS-RunShellScript on /.test((await client.frames())[0]?.name ?? ''))
      assert.notEqual(await client.move('stepIn'), 'terminated')
    const [frame] = await client.frames()
    assert.deepEqual([frame?.source, frame?.line], [undefined, 0])
    await assert.rejects(client.sourceRequest({ sourceReference: 0 }), /documents that AWS owns have none/)
  })

  it('tell that the run skips to a step again after a way back', async () => {
    const skips = () => client.console.filter((line) => /skips to/.test(line))
    await begin()
    const goto = async (line: number) => {
      const [target] = (await client.gotoTargetsRequest({ source, line })).body.targets
      return client.move('goto', { threadId: 1, targetId: target?.id })
    }
    assert.match(await goto(10), /^goto: run: third/)
    assert.deepEqual(skips(), [])
    await client.move('stepBack')
    assert.deepEqual(skips(), [
      'from here the run skips to `third` again; go to another step or restart to have it go otherwise',
    ])
    assert.match(await client.move('next'), /third/)
    await client.move('stepBack')
    assert.equal(skips().length, 2)
    assert.match(await goto(9), /^goto: run: second/)
    assert.match(await client.move('stepBack'), /first/)
    assert.match(skips()[2] ?? '', /skips to `second` again/)
    await client.move('restart', {})
    assert.match(await client.move('next'), /second/)
    assert.equal(skips().length, 3)
  })

  it('restart a frame, and say so', async () => {
    await begin()
    await client.move('stepIn')
    const [frame] = await client.frames()
    assert.match(await client.move('restartFrame', { frameId: frame?.id }), /^restart: run: first/)
  })
})

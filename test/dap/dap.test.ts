import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DebugProtocol } from '@vscode/debugprotocol'
import type { Tested, Walked } from '../../server/dap/protocol.js'
import { findPyodide } from '../../server/node/scripts/pyodide.js'
import { sandboxFault } from '../../server/node/shell-sandbox.js'
import { ssmith } from '../support/command-line.js'
import { Client, debuggedFiles } from '../support/debug-client.js'
import { hasMoto, startMoto } from '../support/moto.js'

const files = {
  'main.yaml': `schemaVersion: '0.3'
parameters:
  Wait: { type: String, default: PT1S }
variables:
  Count: { type: Integer, default: 1 }
mainSteps:
  - name: each
    action: aws:loop
    inputs:
      Iterators: [x, y]
      Steps:
        - name: inner
          action: aws:sleep
          inputs: { Duration: '{{ Wait }}' }
  - name: reboot
    action: aws:executeAwsApi
    onFailure: step:mend
    inputs:
      Service: ec2
      Api: DescribeInstances
    outputs:
      - { Name: Ids, Selector: '$.Reservations..InstanceId', Type: StringList }
  - name: child
    action: aws:executeAutomation
    inputs: { DocumentName: other }
    isEnd: true
  - name: mend
    action: aws:sleep
    inputs: { Duration: PT2S }
`,
  'other.yaml': `schemaVersion: '0.3'
mainSteps:
  - name: deep
    action: aws:sleep
    inputs: { Duration: PT5S }
`,
  'mocks.yaml': `steps:
  reboot:
    output: { Reservations: [{ Instances: [{ InstanceId: i-1 }] }] }
`,
  'account.yaml': `account: '111122223333'
region: eu-west-1
`,
  'put.yaml': `schemaVersion: '0.3'
parameters:
  Note: { type: String, default: '' }
variables:
  Value: { type: String, default: a }
mainSteps:
  - &put
    name: first
    action: aws:executeAwsApi
    inputs: { Service: ssm, Api: PutParameter, Name: /p, Type: String, Value: '{{ variable:Value }}', Overwrite: true }
    outputs: [{ Name: Version, Selector: $.Version, Type: Integer }]
  - { <<: *put, name: second }
  - { name: last, action: 'aws:sleep', inputs: { Duration: PT1S } }
`,
  'put.test.yaml': `defaults:
  account: account.yaml
cases:
  in the account:
    parameters: { Note: kept }
    startAt: second
  in none:
    account: { account: '444455556666' }
    mocks: { calls: { ssm:PutParameter: { output: { Version: 7 } } } }
    expect: { status: Failed }
`,
  'send.yaml': `schemaVersion: '0.3'
mainSteps:
  - name: send
    action: aws:runCommand
    inputs: { DocumentName: tell, InstanceIds: [i-0123456789abcdef0], Parameters: { Word: [hello] } }
`,
  'tell.yaml': `schemaVersion: '2.2'
description: Says a word.
parameters:
  Word: { type: String }
mainSteps:
  - action: aws:runShellScript
    name: say
    inputs: { runCommand: ['echo {{ Word }}'] }
`,
  'nodes.yaml': `instances:
  i-0123456789abcdef0: { agent: { status: Online } }
`,
  'tell.test.yaml': `defaults:
  parameters: { Word: hello }
  platform: [Linux, MacOS]
  mocks: { steps: { say: { output: hello } } }
cases:
  says it:
    expect: { steps: [Linux/say, MacOS/say], outputs: { Linux/say.output: hello } }
    trace: recorded
  says nothing:
    expect: { not: { steps: [MacOS/say] } }
`,
  'other.test.yaml': `cases:
  - none
`,
  'reads.yaml': `schemaVersion: '0.3'
mainSteps:
  - name: look
    action: aws:executeAwsApi
    onFailure: Continue
    inputs: { Service: ssm, Api: GetParameter, Name: /nothing }
  - name: change
    action: aws:executeAwsApi
    inputs: { Service: ssm, Api: PutParameter, Name: /p, Type: String, Value: a }
`,
  'python.yaml': `schemaVersion: '0.3'
mainSteps:
  - name: tell
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(events, context):
            return {'sum': 1 + 1}
`,
  'endless.yaml': `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:waitForAwsResourceProperty
    timeoutSeconds: 600000
    inputs: { Service: sts, Api: GetCallerIdentity, PropertySelector: $.Account, DesiredValues: ['1'] }
`,
  'endless-mocks.yaml': `steps:
  wait: { output: { Account: '2' } }
`,
}

describe('the debug adapter', () => {
  let client: Client
  const { at, path } = debuggedFiles(files, (fresh) => {
    client = fresh
  })
  const main = { program: at('main.yaml'), mocks: at('mocks.yaml') }

  it('stops on entry, steps over steps to the end, and back again', async () => {
    assert.equal(await client.begin({ ...main, stopOnEntry: true }), 'entry: main: each main.yaml:7')
    assert.equal(await client.move('next'), 'step: main: reboot main.yaml:15')
    assert.equal(await client.move('next'), 'step: main: child main.yaml:23')
    assert.equal(await client.move('next'), 'step: main: child main.yaml:23')
    assert.equal(await client.move('stepBack'), 'step: main: child main.yaml:23')
    assert.equal(await client.move('stepBack'), 'step: main: reboot main.yaml:15')
    assert.equal(await client.move('continue'), 'terminated')
    assert.ok(client.console.some((line) => /run Success/.test(line)))
  })

  it('steps into a loop, across its passes, and back across them', async () => {
    await client.begin({ ...main, stopOnEntry: true })
    assert.equal(await client.move('stepIn'), 'step: each, pass 1: inner main.yaml:12 < main: each main.yaml:7')
    assert.equal(await client.move('next'), 'step: each, pass 2: inner main.yaml:12 < main: each main.yaml:7')
    assert.equal(await client.evaluate('each.CurrentIteratorValue'), '"y"')
    assert.equal(await client.move('stepBack'), 'step: each, pass 1: inner main.yaml:12 < main: each main.yaml:7')
    assert.equal(await client.evaluate('each.CurrentIteratorValue'), '"x"')
    assert.equal(await client.move('stepOut'), 'step: main: reboot main.yaml:15')
  })

  it('stops at breakpoints of the runbook, and goes back to them', async () => {
    assert.equal(
      await client.begin(main, [{ line: 12 }]),
      'breakpoint: each, pass 1: inner main.yaml:12 < main: each main.yaml:7',
    )
    assert.equal(await client.move('continue'), 'breakpoint: each, pass 2: inner main.yaml:12 < main: each main.yaml:7')
    assert.equal(
      await client.move('reverseContinue'),
      'breakpoint: each, pass 1: inner main.yaml:12 < main: each main.yaml:7',
    )
    assert.equal(await client.move('reverseContinue'), 'entry: main: each main.yaml:7')
  })

  it('says where breakpoints are, in child runbooks too, and why there can be none', async () => {
    await client.begin({ ...main, stopOnEntry: true })
    const set = async (name: keyof typeof files | string, breakpoints: DebugProtocol.SourceBreakpoint[]) =>
      (await client.setBreakpointsRequest({ source: { path: join(path, name) }, breakpoints })).body.breakpoints
    const lines = (await set('main.yaml', [{ line: 1 }, { line: 14 }, { line: 20 }, { line: 30 }])).map(
      ({ verified, line }) => [verified, line],
    )
    assert.deepEqual(lines, [
      [true, 7],
      [true, 12],
      [true, 15],
      [false, undefined],
    ])
    const refused = await set('main.yaml', [
      { line: 7, condition: '==' },
      { line: 7, hitCondition: 'x' },
    ])
    assert.deepEqual(
      refused.map(({ verified }) => verified),
      [false, false],
    )
    assert.match((await set('mocks.yaml', [{ line: 1 }]))[0]?.message ?? '', /no runbook of this run/)
    await set('main.yaml', [])
    await set('other.yaml', [{ line: 4 }])
    assert.equal(await client.move('continue'), 'breakpoint: other: deep other.yaml:3 < main: child main.yaml:23')
    assert.equal(await client.move('stepOut'), 'step: main: child main.yaml:23')
    const { body } = await client.customRequest('breakpointLocations', {
      source: { path: at('main.yaml') },
      line: 7,
      endLine: 16,
    })
    assert.deepEqual(body.breakpoints, [{ line: 7 }, { line: 12 }, { line: 15 }])
  })

  it('stops where conditions and hits say so, and logs', async () => {
    const stop = await client.begin(main, [
      { line: 12, condition: 'each.CurrentIteration == 2' },
      { line: 15, logMessage: 'counted {variable:Count}' },
      { line: 23, hitCondition: '> 1' },
    ])
    assert.match(stop, /^breakpoint: each, pass 2/)
    assert.equal(await client.move('continue'), 'terminated')
    assert.ok(client.console.includes('counted 1'))
  })

  it('turns a success into the failure path by another answer, and takes that back', async () => {
    await client.begin(main, [{ line: 15 }])
    assert.equal(await client.move('stepIn'), 'step: ec2:DescribeInstances main.yaml:15 < main: reboot main.yaml:15')
    const { reference, variables } = await client.variablesOf('Pending request')
    assert.deepEqual(
      variables.map(({ name, value }) => [name, name === 'request' ? '' : value]),
      [
        ['answer', '{"Reservations":[{"Instances":[{"InstanceId":"i-1"}]}]}'],
        ['error', '""'],
        ['answered by', '"mock"'],
        ['request', ''],
      ],
    )
    const set = await client.setVariableRequest({
      variablesReference: reference,
      name: 'error',
      value: 'UnauthorizedOperation',
    })
    assert.match(set.body.value, /^"UnauthorizedOperation: /)
    assert.equal(await client.move('next'), 'step: main: mend main.yaml:27')
    assert.equal(await client.move('stepBack'), 'step: main: reboot main.yaml:15')
    await client.move('stepIn')
    await client.customRequest('setExpression', {
      expression: 'answer',
      value: '{"Reservations":[{"InstanceId":"i-2"}]}',
    })
    assert.equal(await client.move('next'), 'step: main: child main.yaml:23')
    assert.equal(await client.evaluate('reboot.Ids'), '["i-2"]')
  })

  it('changes a part of an answer', async () => {
    await client.begin(main, [{ line: 15 }])
    await client.move('stepIn')
    const inside = async (reference: number, name: string) => {
      const { variables } = (await client.variablesRequest({ variablesReference: reference })).body
      return variables.find((each) => each.name === name)?.variablesReference ?? 0
    }
    let reference = (await client.variablesOf('Pending request')).reference
    for (const name of ['answer', 'Reservations', '0', 'Instances', '0']) reference = await inside(reference, name)
    await client.setVariableRequest({ variablesReference: reference, name: 'InstanceId', value: 'i-9' })
    assert.equal(await client.evaluate('$.Reservations[0].Instances[0].InstanceId'), '"i-9"')
    await client.move('next')
    assert.equal(await client.evaluate('reboot.Ids'), '["i-9"]')
  })

  it('shows and changes variables, parameters and outputs', async () => {
    await client.begin(main, [{ line: 12 }])
    const { reference, variables } = await client.variablesOf('Variables')
    assert.deepEqual(
      variables.map(({ name, value, evaluateName }) => [name, value, evaluateName]),
      [['Count', '1', 'variable:Count']],
    )
    await client.setVariableRequest({ variablesReference: reference, name: 'Count', value: '7' })
    assert.equal(await client.evaluate('variable:Count'), '7')
    assert.equal((await client.variablesOf('Inputs')).variables[0]?.value, '"PT1S"')
    await client.customRequest('setExpression', { expression: 'Wait', value: 'PT1M' })
    assert.equal((await client.variablesOf('Inputs')).variables[0]?.value, '"PT1M"')
    await assert.rejects(
      client.setVariableRequest({ variablesReference: reference, name: 'Count', value: 'seven' }),
      /expected a JSON value, found `seven`/,
    )
    await assert.rejects(client.evaluate('nobody'), /nothing is named `nobody`/)
  })

  it('tells the variables in the end, which cannot be looked at any more then', async () => {
    await client.begin(main, [{ line: 12 }])
    await client.customRequest('setExpression', { expression: 'variable:Count', value: '7' })
    await client.setBreakpointsRequest({ source: { path: main.program }, breakpoints: [] })
    assert.equal(await client.move('continue'), 'terminated')
    assert.deepEqual(
      client.console.filter((line) => /variables/.test(line)),
      ['variables at the end: Count = 7'],
    )
  })

  it('goes back to a frame, or to a step that it has passed', async () => {
    await client.begin(main, [{ line: 23 }])
    const [frame] = await client.frames()
    assert.equal(await client.move('restartFrame', { frameId: frame?.id }), 'restart: main: child main.yaml:23')
    const { targets } = (await client.gotoTargetsRequest({ source: { path: at('main.yaml') }, line: 12 })).body
    assert.deepEqual(
      targets.map(({ label, line }) => [label, line]),
      [['back to inner', 12]],
    )
    assert.match(
      await client.move('goto', { threadId: 1, targetId: targets[0]?.id }),
      /^goto: each, pass 2: inner main\.yaml:12/,
    )
    assert.match(await client.move('continue'), /^breakpoint: main: child/)
    await client.move('stepIn')
    await client.move('stepIn')
    const [request] = await client.frames()
    assert.match(request?.name ?? '', /^sleep 5 s/)
    assert.match(await client.move('restartFrame', { frameId: request?.id }), /^restart: other: deep other\.yaml:3/)
  })

  it('goes on to a step beside the one that it is at, and says where there is no way', async () => {
    await client.begin({ ...main, stopOnEntry: true })
    const target = async (line: number) =>
      (await client.gotoTargetsRequest({ source: { path: at('main.yaml') }, line })).body.targets[0]
    const inner = await target(12)
    await assert.rejects(client.gotoRequest({ threadId: 1, targetId: inner?.id ?? 0 }), /there is no way to `inner`/)
    const mend = await target(27)
    assert.equal(mend?.label, 'on to mend')
    assert.equal(await client.move('goto', { threadId: 1, targetId: mend?.id }), 'goto: main: mend main.yaml:27')
    assert.equal(await client.move('stepBack'), 'step: main: each main.yaml:7')
  })

  it('steps into a command, on its node and into its plugins, and stops at breakpoints there', async () => {
    await client.begin({ program: at('send.yaml'), account: at('nodes.yaml'), stopOnEntry: true })
    const source = { path: at('tell.yaml') }
    const { breakpoints } = (await client.setBreakpointsRequest({ source, breakpoints: [{ line: 8 }] })).body
    assert.deepEqual([breakpoints[0]?.verified, breakpoints[0]?.line], [true, 7])
    const onNode = 'tell on i-0123456789abcdef0 (Linux): say tell.yaml:7 < send: send send.yaml:3'
    assert.equal(await client.move('continue'), `breakpoint: ${onNode}`)
    assert.equal(await client.evaluate('{{ Word }}'), '"hello"')
    assert.deepEqual(
      (await client.variablesOf('Inputs')).variables.map(({ name, value }) => [name, value]),
      [['runCommand', '["echo hello"]']],
    )
    assert.equal(await client.move('stepIn'), `step: aws:runShellScript tell.yaml:7 < ${onNode}`)
    const walk = (await client.customRequest('ssmith/walk', {})).body
    assert.deepEqual([walk.path, walk.at, walk.steps[0].status], [at('tell.yaml'), 'say', 'InProgress'])
    assert.equal(await client.move('stepBack'), `step: ${onNode}`)
    assert.equal(await client.move('stepOut'), 'step: send: send send.yaml:3')
  })

  it('walks a Command document by itself', async () => {
    const launch = { program: at('tell.yaml'), platform: ['Linux'], parameters: { Word: 'bye' }, stopOnEntry: true }
    assert.equal(
      await client.begin(launch),
      'entry: tell on i-0123456789abcdef0 (Linux): say tell.yaml:7 < tell tell.yaml:1',
    )
    assert.equal(await client.evaluate('Word'), '"bye"')
    assert.equal(await client.move('next'), 'step: tell tell.yaml:1')
    assert.equal(await client.move('next'), 'terminated')
  })

  it('shows what exists in the account, which calls change', async () => {
    await client.begin({ program: at('put.yaml'), account: at('account.yaml'), stopOnEntry: true })
    const inAccount = async (...path: readonly string[]) => {
      let { variables } = await client.variablesOf('Account')
      for (const name of path.slice(0, -1)) {
        const reference = variables.find((each) => each.name === name)?.variablesReference ?? 0
        variables = (await client.variablesRequest({ variablesReference: reference })).body.variables
      }
      return variables.find(({ name }) => name === path.at(-1))?.value
    }
    assert.equal(await inAccount('region'), '"eu-west-1"')
    assert.equal(await inAccount('parameters'), undefined)
    const { scopes } = (await client.scopesRequest({ frameId: 1 })).body
    assert.equal(scopes.find(({ name }) => name === 'Account')?.expensive, true)
    await client.move('next')
    assert.equal(await inAccount('parameters', '/p', 'name'), '"/p"')
    const { reference } = await client.variablesOf('Account')
    await assert.rejects(
      client.setVariableRequest({ variablesReference: reference, name: 'region', value: 'x' }),
      /changed by calls of APIs only/,
    )
    await client.move('stepBack')
    assert.equal(await inAccount('parameters'), undefined)
  })

  it('stops at failures and invented answers, where that is wanted', async () => {
    const stop = await client.begin({ program: at('main.yaml') }, [], ['failed', 'invented', 'nobody'])
    assert.match(stop, /^exception: ec2:DescribeInstances/)
    assert.match((await client.exceptionInfoRequest({ threadId: 1 })).body.description ?? '', /invented/)
    await client.customRequest('setExpression', { expression: 'error', value: 'InternalError: out of order' })
    assert.equal(await client.move('continue'), 'exception: main: reboot main.yaml:15')
    const { description = '' } = (await client.exceptionInfoRequest({ threadId: 1 })).body
    assert.match(description, /\(InternalError\).*out of order/)
  })

  it('starts anew, without what was changed', async () => {
    await client.begin({ ...main, stopOnEntry: true })
    await client.customRequest('setExpression', { expression: 'variable:Count', value: '7' })
    await client.move('next')
    assert.equal(await client.move('restart', {}), 'entry: main: each main.yaml:7')
    assert.equal(await client.evaluate('variable:Count'), '1')
  })

  it('pauses a run that goes on', async () => {
    await client.initializeRequest()
    const launch = { program: at('endless.yaml'), mocks: at('endless-mocks.yaml') }
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', launch)])
    await client.configurationDoneRequest()
    await assert.rejects(client.stackTraceRequest({ threadId: 1 }), /the run goes on; pause it first/)
    await assert.rejects(client.nextRequest({ threadId: 1 }), /the run goes on/)
    assert.match(await client.move('pause'), /^pause: .*endless: wait endless\.yaml:3/)
  })

  it('knows parameters, accounts and where to start', async () => {
    const launch = {
      ...main,
      account: at('account.yaml'),
      parameters: { Wait: 'PT9S' },
      startAt: 'mend',
      stopOnEntry: true,
    }
    assert.equal(await client.begin(launch), 'entry: main: mend main.yaml:27')
    assert.equal(
      await client.evaluate('{{ Wait }} in {{ global:REGION }} of {{ global:ACCOUNT_ID }}'),
      '"PT9S in eu-west-1 of 111122223333"',
    )
  })

  it('is where it is launched', async () => {
    await client.begin({ program: at('main.yaml'), region: 'ap-south-1', accountId: '999988887777', stopOnEntry: true })
    assert.equal(
      await client.evaluate('{{ global:REGION }} of {{ global:ACCOUNT_ID }}'),
      '"ap-south-1 of 999988887777"',
    )
  })

  it('goes back with the state of the account, from where it goes on otherwise', async () => {
    const launch = { program: at('put.yaml'), account: at('account.yaml'), stopOnEntry: true }
    await client.begin(launch)
    await client.move('next')
    await client.move('next')
    assert.equal(await client.evaluate('second.Version'), '2')
    assert.equal(await client.move('stepBack'), 'step: put: second put.yaml:12')
    // What was known of the way from here is forgotten, so that the account is asked again.
    await client.customRequest('setExpression', { expression: 'variable:Value', value: 'b' })
    await client.move('next')
    assert.equal(await client.evaluate('second.Version'), '2')
    await client.move('restart', {})
    await client.move('next')
    assert.equal(await client.evaluate('first.Version'), '1')
  })

  it('rehearses a case of a test, with its parameters, account and first step', async () => {
    const launch = { program: at('put.yaml'), test: 'in the account', stopOnEntry: true }
    assert.equal(await client.begin(launch), 'entry: put: second put.yaml:12')
    assert.equal(
      await client.evaluate('{{ Note }} in {{ global:REGION }} of {{ global:ACCOUNT_ID }}'),
      '"kept in eu-west-1 of 111122223333"',
    )
    await client.move('next')
    assert.equal(await client.evaluate('second.Version'), '1')
  })

  it('rehearses a case of a test file that is named itself, with mocks and an account of its own', async () => {
    await client.begin({ program: at('put.test.yaml'), test: 'in none', stopOnEntry: true })
    await client.move('next')
    assert.equal(await client.evaluate('first.Version'), '7')
    assert.equal(await client.evaluate('global:ACCOUNT_ID'), '"444455556666"')
    const tested = client.waitForEvent('ssmith/tested')
    assert.equal(await client.move('continue'), 'terminated')
    const [difference, ...more] = (await tested).body.differences
    assert.deepEqual([difference.line, difference.column, more], [10, 23, []])
    assert.match(difference.message, /ends with `Success`; expected `Failed`/)
    assert.ok(client.console.includes('the case `in none` fails'))
  })

  it('judges a case by the run as it went, with what was changed', async () => {
    await client.begin({ program: at('put.test.yaml'), test: 'in none', stopOnEntry: true })
    await client.move('stepIn')
    await client.customRequest('setExpression', { expression: 'error', value: 'TooManyUpdates' })
    const tested = client.waitForEvent('ssmith/tested')
    assert.equal(await client.move('continue'), 'terminated')
    assert.deepEqual((await tested).body, { differences: [] })
    assert.ok(client.console.includes('the case `in none` passes'))
  })

  for (const [test, messages] of [
    ['says it', []],
    ['says nothing', ['the run comes to `MacOS/say`, where it ends with `Success`']],
  ] as const)
    it(`judges the case \`${test}\` of a Command document as \`ssmith test\` does, the trace included`, async () => {
      await ssmith(path, ['test', '--update', 'tell.yaml'])
      assert.match(readFileSync(at('tell.test.yaml'), 'utf8'), /trace: \|/)
      const tested = client.waitForEvent('ssmith/tested')
      assert.equal(await client.begin({ program: at('tell.yaml'), test }), 'terminated')
      const { differences }: Tested = (await tested).body
      assert.deepEqual(
        differences.map(({ message }) => message),
        messages,
      )
    })

  it('tells the way that a run took so far, and what it asks for', async () => {
    await client.begin({ ...main, stopOnEntry: true })
    const walk = async () => (await client.customRequest('ssmith/walk', {})).body
    assert.deepEqual(await walk(), {
      path: at('main.yaml'),
      at: 'each',
      steps: [{ name: 'each', status: 'InProgress', next: null, reason: null }],
    })
    assert.equal((await client.customRequest('ssmith/asked', {})).body, null)
    await client.move('next')
    await client.move('stepIn')
    const { errors, answer, ...asked } = (await client.customRequest('ssmith/asked', {})).body
    assert.deepEqual(asked, { name: 'ec2:DescribeInstances', error: '', source: 'mock' })
    assert.ok(Array.isArray(errors) && answer.Reservations.length === 1)
    await client.move('next')
    await client.move('stepIn')
    const deep = await walk()
    assert.deepEqual([deep.path, deep.at, deep.steps.length], [at('other.yaml'), 'deep', 1])
    const [, frame] = await client.frames()
    const outer = (await client.customRequest('ssmith/walk', { frameId: frame?.id })).body
    assert.deepEqual(
      outer.steps.map(({ name, status, next, reason }: Walked) => [name, status, next, reason]),
      [
        ['each', 'Success', 'reboot', 'order'],
        ['inner', 'Success', null, 'end of list'],
        ['inner', 'Success', null, 'end of list'],
        ['reboot', 'Success', 'child', 'order'],
        ['child', 'InProgress', null, null],
      ],
    )
    const ended = client.waitForEvent('ssmith/ended')
    assert.equal(await client.move('continue'), 'terminated')
    const { path, at: place, steps } = (await ended).body
    assert.deepEqual([path, place, steps.length], [at('main.yaml'), null, outer.steps.length])
    assert.deepEqual(steps.at(-1), { name: 'child', status: 'Success', next: null, reason: 'isEnd' })
  })

  it('runs scripts only where the launch configuration says so', async function () {
    this.timeout(60_000)
    const answered = async (python: string) => {
      const begun = new Client()
      await begun.begin({ program: at('python.yaml'), python }, [{ line: 3 }])
      await begun.move('stepIn')
      const by = await begun.evaluate('answer')
      await begun.disconnectRequest()
      await begun.ended
      return by
    }
    assert.notEqual(await answered('off'), '{"sum":2}')
    if (findPyodide()) assert.match(await answered('sandbox'), /"sum":2/)
    else console.log('      not tried with Python: Pyodide is not installed')
  })

  it('says once that scripts did not run, and what to do about it', async () => {
    const begun = new Client({}, { findPyodide: () => undefined })
    const reasons: string[] = []
    begun.on('ssmith/notRun', ({ body: { reason } }) => reasons.push(reason))
    await begun.begin({ program: at('python.yaml'), stopOnEntry: true })
    await begun.move('stepIn')
    await begun.move('next')
    await begun.move('stepBack')
    assert.deepEqual(reasons, [
      'a Python script did not run; to run them sandboxed, add Pyodide: `npm install pyodide@314`',
    ])
    assert.deepEqual(
      begun.console.filter((line) => /did not run/.test(line)),
      [`${reasons[0]}, or launch with \`"python": "host"\` to run them without a sandbox`],
    )
    begun.raw.end()
    await begun.ended
  })

  it('runs the scripts of a node in a sandbox, where the launch configuration says so', async function () {
    if ((await sandboxFault()) !== undefined) return this.skip()
    const launch = { program: at('tell.yaml'), platform: 'Linux', parameters: { Word: 'out loud' } }
    await client.begin({ ...launch, exec: true }, [{ line: 6 }])
    await client.move('stepIn')
    const { variables } = await client.variablesOf('Pending request')
    assert.equal(variables.find(({ name }) => name === 'answered by')?.value, '"sandbox"')
    assert.match(await client.evaluate('answer'), /out loud/)
    assert.equal(await client.move('continue'), 'terminated')
  })

  it('asks AWS by the AWS CLI, where the launch configuration says so, and for what only reads', async function () {
    if (!hasMoto) return this.skip()
    this.timeout(60_000)
    const moto = await startMoto()
    const keys = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_DEFAULT_REGION: 'eu-west-1' }
    const begun = new Client({ ...process.env, ...keys, AWS_ENDPOINT_URL: moto.url })
    const asked = async () => {
      const { variables } = await begun.variablesOf('Pending request')
      const shownAs = (wanted: string) => variables.find(({ name }) => name === wanted)?.value
      return `${shownAs('answered by')} ${shownAs('error')}`
    }
    try {
      await begun.begin({ program: at('reads.yaml'), aws: true, stopOnEntry: true })
      assert.equal(await begun.evaluate('global:REGION'), '"eu-west-1"')
      await begun.move('stepIn')
      assert.match(await asked(), /^"aws" "ParameterNotFound: /)
      await begun.move('next')
      await begun.move('stepIn')
      assert.equal(await asked(), '"invented" ""')
    } finally {
      await begun.disconnectRequest()
      await begun.ended
      moto.stop()
    }
  })

  it('completes what the console may name', async () => {
    await client.begin(main, [{ line: 23 }])
    const { targets } = (await client.completionsRequest({ text: '1 + reb', column: 8 })).body
    assert.deepEqual(targets, [
      { label: 'reboot.Ids', start: 5, length: 3 },
      { label: 'reboot.OutputPayload', start: 5, length: 3 },
    ])
  })

  it('counts from 0 where the client does', async () => {
    await client.initializeRequest({ adapterID: 'ssmith', linesStartAt1: false, columnsStartAt1: false })
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', main)])
    const source = { path: at('main.yaml') }
    const { breakpoints } = (await client.setBreakpointsRequest({ source, breakpoints: [{ line: 14 }] })).body
    assert.deepEqual(
      breakpoints.map(({ line }) => line),
      [14],
    )
    assert.equal(await client.move('configurationDone'), 'breakpoint: main: reboot main.yaml:14')
  })

  describe('refuses', () => {
    for (const [what, launch, message] of [
      ['no program', {}, /the launch configuration needs the key `program`/],
      ['a program that is not there', { program: 'none.yaml' }, /none\.yaml/],
      ['a wrong type', { program: 1 }, /`program` is `1`; expected text/],
      ['a parameter that nobody declares', { program: at('main.yaml'), parameters: { Wiat: 1 } }, /`Wiat`/],
      [
        'a step that is not there',
        { program: at('main.yaml'), startAt: 'eech' },
        /no step is named `eech`; did you mean `each`/,
      ],
      [
        'a place that scripts cannot run in',
        { program: at('main.yaml'), python: 'here' },
        /`python` is `here`; expected/,
      ],
      ['mocks beside a test', { ...main, test: 'in the account' }, /`mocks` does not go with `test`/],
      [
        'a case that is not there',
        { program: at('put.yaml'), test: 'in the acount' },
        /is named `in the acount`; did you mean `in the account`/,
      ],
      ['a faulty test file', { program: at('other.test.yaml'), test: 'x' }, /other\.test\.yaml:2:3: /],
      ['writes without AWS', { program: at('main.yaml'), awsAllowWrites: true }, /`awsAllowWrites` goes with `aws`/],
      ['a step to begin with, of a Command document', { program: at('tell.yaml'), startAt: 'say' }, /`startAt` is for/],
      ['no Region', { program: at('main.yaml'), region: 'Frankfurt' }, /`region` cannot be `Frankfurt`; expected/],
      [
        'no id of an account',
        { program: at('main.yaml'), accountId: '1' },
        /`accountId` cannot be `1`; expected 12 digits/,
      ],
      [
        'a Region beside an account',
        { program: at('main.yaml'), account: at('account.yaml'), region: 'eu-west-1' },
        /the file of `account` says its Region and id; leave out `region` and `accountId`/,
      ],
      [
        'a Region beside a test',
        { ...main, mocks: undefined, region: 'eu-west-1', test: 'x' },
        /`region` does not go with `test`/,
      ],
      [
        'an account of a Command document',
        { program: at('tell.yaml'), accountId: '999988887777' },
        /`accountId` is for/,
      ],
      ['a platform of a runbook', { program: at('main.yaml'), platform: 'Linux' }, /`platform` is for Command/],
      ['mocks of other steps', { program: at('other.yaml'), mocks: at('mocks.yaml') }, /mocks\.yaml:2:3/],
    ] as const)
      it(what, async () => {
        await client.initializeRequest()
        await assert.rejects(client.send('launch', launch), message)
      })
  })

  it('lives through requests that are none', async () => {
    await client.initializeRequest()
    await assert.rejects(client.nextRequest({ threadId: 1 }), /nothing has been launched/)
    for (const text of ['null', '5', '{', '{"type":"request"}', '[]']) client.raw.write(message(text))
    client.raw.write('Content-Length: x\r\n\r\n')
    await Promise.all([client.waitForEvent('initialized'), client.send('launch', { ...main, stopOnEntry: true })])
    await client.move('configurationDone')
    const commands = [
      ...['setBreakpoints', 'setExceptionBreakpoints', 'breakpointLocations', 'stackTrace', 'scopes', 'variables'],
      ...['setVariable', 'setExpression', 'evaluate', 'completions', 'exceptionInfo', 'restartFrame', 'gotoTargets'],
      ...['goto', 'attach', 'launch', '__proto__', 'constructor', 'nobody'],
    ]
    const odd = [
      undefined,
      null,
      5,
      [],
      { frameId: 'x', source: null },
      { expression: {}, text: [], filters: 1, name: 1 },
    ]
    for (const command of commands) for (const args of odd) await client.customRequest(command, args).catch(() => {})
    assert.equal(await client.move('next'), 'step: main: reboot main.yaml:15')
  })
})

const message = (text: string): string => `Content-Length: ${text.length}\r\n\r\n${text}`

describe('ssmith dap', () => {
  const program = join(import.meta.dirname, '../../dist/ssmith.cjs')

  it('speaks over standard input and output, and ends when the client does', async () => {
    const child = spawn(process.execPath, [program, 'dap'])
    child.stdin.write(message('{"seq":1,"type":"request","command":"initialize","arguments":{"adapterID":"x"}}'))
    const [answer] = (await once(child.stdout, 'data')) as [Buffer]
    assert.match(String(answer), /"supportsStepBack":true/)
    child.stdin.end()
    assert.deepEqual(await once(child, 'exit'), [0, null])
  })

  it('serves several clients on a port of this machine', async () => {
    const child = spawn(process.execPath, [program, 'dap', '--port', '0'])
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const port = Number(/^listening on 127\.0\.0\.1:(\d+)\n$/.exec(String(line))?.[1])
    for (const client of [new Client(), new Client()]) {
      await client.start(port)
      assert.equal((await client.initializeRequest()).body?.supportsSetExpression, true)
      await client.disconnectRequest()
    }
    child.kill('SIGTERM')
    assert.deepEqual(await once(child, 'exit'), [0, null])
  })
})

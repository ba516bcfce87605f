import assert from 'node:assert/strict'
import { existsSync, linkSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, ssmith } from '../support/command-line.js'

const restart = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: 'AWS::EC2::Instance::Id' }
  Regions: { type: StringList, default: [us-east-1] }
variables:
  last: { type: String, default: none }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: stopped }
  - name: each
    action: aws:loop
    inputs:
      Iterators: '{{ Regions }}'
      IteratorDataType: String
      Steps:
        - name: remember
          action: aws:updateVariable
          inputs: { Name: 'variable:last', Value: '{{ each.CurrentIteratorValue }}' }
  - name: choose
    action: aws:branch
    inputs:
      Choices:
        - { NextStep: pause, Variable: '{{ variable:last }}', StringEquals: us-east-1 }
      Default: tell
  - name: pause
    action: aws:sleep
    inputs: { Duration: PT30M }
  - name: tell
    action: aws:executeAwsApi
    inputs: { Service: sns, Api: Publish, TopicArn: 'arn:aws:sns:us-east-1:111122223333:a', Message: '{{ variable:last }}' }
    outputs: [{ Name: Id, Selector: $.MessageId, Type: String }]
    isEnd: true
outputs: [tell.Id]
`
const instance = 'InstanceId=i-0123456789abcdef0'
const command = `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`

/** Runs a command in a folder with files. */
async function run(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = folderWith(files)
  try {
    return await ssmith(folder.path, args)
  } finally {
    folder.remove()
  }
}

const simulate = (...args: string[]) => run({ 'restart.yaml': restart }, 'simulate', 'restart.yaml', ...args)

describe('ssmith simulate', () => {
  it('writes what happened into a file too, from the same run, for nobody else to read', async () => {
    const files = { 'restart.yaml': restart, 'list.yaml': command }
    for (const [document, ...more] of [['restart.yaml', '-p', 'Regions=us-east-1'], ['list.yaml']] as const) {
      const folder = folderWith(files)
      const args = ['simulate', document, ...more]
      try {
        const { out, code } = await ssmith(folder.path, [...args, '--report', 'run.json'])
        assert.equal(code, 0)
        assert.match(out, /^Success after /m)
        const path = join(folder.path, 'run.json')
        assert.equal(readFileSync(path, 'utf8'), (await ssmith(folder.path, [...args, '--format', 'json'])).out)
        assert.equal(statSync(path).mode & 0o777, 0o600)
      } finally {
        folder.remove()
      }
    }
  })

  it('says before the run that a file cannot be written', async () => {
    const files = { 'restart.yaml': restart, 'folder/a.txt': '' }
    for (const option of ['--report', '--record'])
      for (const [file, why] of [
        ['nowhere/run.json', 'ENOENT'],
        ['restart.yaml/run.json', 'ENOTDIR'],
        ['folder', 'EISDIR'],
      ] as const) {
        const { code, out, err } = await run(files, 'simulate', 'restart.yaml', '-p', 'Regions=a', option, file)
        assert.deepEqual([code, out], [2, ''])
        assert.match(err, new RegExp(`${file}\` cannot be written: ${why}`))
      }
  })

  it('writes the one file also where the other cannot be finished', async function () {
    const full = '/dev/full'
    if (!existsSync(full)) this.skip() // only Linux has it
    for (const [lost, kept] of [
      ['--report', '--record'],
      ['--record', '--report'],
    ] as const) {
      const folder = folderWith({ 'restart.yaml': restart })
      try {
        const args = ['simulate', 'restart.yaml', '-p', instance, '--no-invent', lost, full, kept, 'kept.txt']
        const { code, err } = await ssmith(folder.path, args)
        assert.equal(code, 2)
        assert.match(err, /`\/dev\/full` cannot be written: ENOSPC/)
        assert.match(err, /put this into a file for `--mocks`/)
        assert.notEqual(readFileSync(join(folder.path, 'kept.txt'), 'utf8'), '')
      } finally {
        folder.remove()
      }
    }
  })

  it('writes over no file that it reads, by whatever name', async function () {
    const runner = `schemaVersion: '0.3'
mainSteps:
  - { name: run, action: 'aws:executeAutomation', inputs: { DocumentName: restart, RuntimeParameters: { Regions: [a] } } }
`
    const files = {
      'runner.yaml': runner,
      'restart.yaml': restart,
      'mocks.yaml': 'steps: {}\n',
      'account.yaml': '{}\n',
      'parameters.yaml': '{}\n',
    }
    const folder = folderWith(files)
    try {
      try {
        symlinkSync(join(folder.path, 'runner.yaml'), join(folder.path, 'link.json'))
        linkSync(join(folder.path, 'mocks.yaml'), join(folder.path, 'hard.json'))
      } catch {
        this.skip() // a system without links
      }
      const given = ['--mocks', 'mocks.yaml', '--account', 'account.yaml', '--parameters', 'parameters.yaml']
      for (const [file, what] of [
        ['runner.yaml', 'a document that is read'],
        ['./link.json', 'a document that is read'],
        ['restart.yaml', 'a document that is read'],
        ['mocks.yaml', 'the file of `--mocks`'],
        ['hard.json', 'the file of `--mocks`'],
        ['account.yaml', 'the file of `--account`'],
        ['parameters.yaml', 'the file of `--parameters`'],
      ] as const)
        for (const option of ['--report', '--record']) {
          const { code, out, err } = await ssmith(folder.path, ['simulate', 'runner.yaml', ...given, option, file])
          assert.deepEqual([code, out], [2, ''])
          assert.ok(err.includes(`\`${option} ${file}\` would overwrite ${what}; name another file`), err)
        }
      const both = ['--record', 'run.out', '--report', './run.out']
      const { code, err } = await ssmith(folder.path, ['simulate', 'runner.yaml', ...given, ...both])
      assert.equal(code, 2)
      assert.match(err, /`--report \.\/run\.out` would overwrite the file of `--record`/)
      for (const [name, text] of Object.entries(files))
        assert.equal(readFileSync(join(folder.path, name), 'utf8'), text)
      assert.ok(!existsSync(join(folder.path, 'run.out')))
    } finally {
      folder.remove()
    }
  })

  it('tells a person what happened, within 80 columns', async () => {
    const { code, out, err } = await simulate('-p', 'Regions=us-east-1')
    assert.deepEqual([code, err], [0, ''])
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line)
    assert.match(out, /^ {2}InstanceId: i-0123456789abcdef0 {2}invented$/m)
    assert.match(out, /^00:00:00 {2}stop {2}aws:changeInstanceState {2}Success$/m)
    assert.match(out, /ec2:StopInstances {2}InstanceIds=i-0123456789abcdef0 {2}invented$/m)
    assert.match(out, /pass 1: us-east-1\n.* {4}remember/)
    assert.match(out, /chooses pause: us-east-1 is StringEquals us-east-1\n +→ pause \(choice\)/)
    assert.match(out, /^00:30:00 {2}tell/m)
    assert.match(out, /Id = MessageId {2}invented\n +→ the run ends here \(isEnd\)/)
    assert.match(out, /^Success after 00:30:00: 6 steps, 3 AWS calls \(all invented\)$/m)
    assert.match(out, /^ {2}tell\.Id: MessageId$/m)
    assert.match(out, /^ {2}sns:Publish {2}in tell$/m)
  })

  it('keeps long words of failures within 80 columns', async () => {
    const mocks = `steps: { stop: { error: { code: Odd, message: '{${'"field":"value",'.repeat(20)}}' } } }\n`
    const { code, out } = await run(
      { 'restart.yaml': restart, 'mocks.yaml': mocks },
      'simulate',
      'restart.yaml',
      '--mocks',
      'mocks.yaml',
    )
    assert.equal(code, 1)
    assert.match(out, /"field":"va/)
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line)
  })

  it('keeps long names within 80 columns, also days after the start', async () => {
    const names = Array.from({ length: 12 }, (_, at) => 'a'.repeat(14 + 3 * at))
    const steps = names.map(
      (name) => `
  - { name: sleepBefore${name}, action: 'aws:sleep', inputs: { Duration: P1D } }
  - { name: ${name}, action: 'aws:waitForAwsResourceProperty', inputs: { Service: ec2, Api: DescribeInstances, PropertySelector: "$.Reservations[0].OwnerId", DesiredValues: [a] } }`,
    )
    const text = `schemaVersion: '0.3'\nmainSteps:${steps.join('')}`
    const { code, out } = await run({ 'long.yaml': text }, 'simulate', 'long.yaml')
    assert.equal(code, 0)
    assert.match(out, /^12d 00:00:00 {2}a{47}/m)
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line)
  })

  it('uses colours where they are wanted, and nowhere else', async () => {
    assert.ok((await simulate('--color')).out.includes('\u001b[32m\u001b[1mSuccess'))
    assert.ok(!(await simulate()).out.includes('\u001b'))
  })

  it('says the same in JSON', async () => {
    const { code, out } = await simulate('-p', instance, '--format', 'json')
    assert.equal(code, 0)
    const { steps, calls, ...report } = JSON.parse(out)
    assert.deepEqual(report, {
      document: 'restart',
      status: 'Success',
      failureMessage: null,
      virtualSeconds: 1800,
      outputs: { 'tell.Id': 'MessageId' },
      variables: { last: 'us-east-1' },
    })
    assert.deepEqual(steps.at(-2), {
      name: 'pause',
      action: 'aws:sleep',
      status: 'Success',
      attempts: 1,
      startedAt: 0,
      endedAt: 1800,
      outputs: { OutputPayload: '{}' },
      next: 'tell',
      reason: 'order',
    })
    const { output, ...published } = calls.at(-1)
    assert.equal(output.MessageId, 'MessageId')
    assert.deepEqual(published, {
      step: 'tell',
      service: 'sns',
      operation: 'Publish',
      input: { TopicArn: 'arn:aws:sns:us-east-1:111122223333:a', Message: 'us-east-1' },
      source: 'invented',
    })
  })

  it('takes parameters from a file and from options, which win; a list by several', async () => {
    const files = { 'restart.yaml': restart, 'values.yaml': 'InstanceId: i-11111111\nRegions: [eu-west-1]\n' }
    const all = ['--parameters', 'values.yaml', '-p', 'Regions=a', '-p', 'Regions=b', '--format', 'json']
    const { out } = await run(files, 'simulate', 'restart.yaml', ...all)
    const { variables, calls } = JSON.parse(out)
    assert.deepEqual([variables, calls[0].input], [{ last: 'b' }, { InstanceIds: ['i-11111111'] }])
  })

  it('begins with the step that is asked for', async () => {
    const { out } = await simulate('--start-at', 'pause', '--format', 'json')
    assert.deepEqual(
      JSON.parse(out).steps.map(({ name }: { name: string }) => name),
      ['pause', 'tell'],
    )
  })

  it('invents nothing where that is not wanted', async () => {
    const { code, out } = await simulate('--no-invent')
    assert.equal(code, 1)
    assert.match(out, /Missing required parameter: InstanceId in user inputs\./)
    const more = await simulate('--no-invent', '-p', instance)
    assert.equal(more.code, 1)
    assert.match(more.out, /no mock for ec2:StopInstances in step stop/)
  })

  it('leaves the action of a step out where its name is too long for both', async () => {
    const name = 'x'.repeat(60)
    const long = `schemaVersion: '0.3'\nmainSteps:\n  - { name: ${name}, action: 'aws:sleep', inputs: { Duration: PT1S } }\n`
    const { out } = await run({ 'long.yaml': long }, 'simulate', 'long.yaml')
    assert.ok(out.startsWith(`00:00:00  ${name}  Success\n`), out)
  })

  it('shows a step once that has waited', async () => {
    const asking = `schemaVersion: '0.3'\nmainSteps:\n  - { name: ask, action: 'aws:approve', inputs: { Approvers: [a] } }\n`
    const { out } = await run({ 'ask.yaml': asking }, 'simulate', 'ask.yaml', '--format', 'json')
    const { steps } = JSON.parse(out)
    assert.deepEqual(
      steps.map(({ name, status }: { name: string; status: string }) => [name, status]),
      [['ask', 'Success']],
    )
  })

  it('draws the way that was taken', async () => {
    const { out } = await simulate('--start-at', 'pause', '--format', 'mermaid')
    assert.match(out, /^ {2}class step5,step6 done$/m)
    assert.match(out, /^ {2}class step1,step2,step3,step4 skipped$/m)
  })

  it('answers with mocks first, and tells those that were not asked for', async () => {
    const mocks = 'calls:\n  sns:Publish: { output: { MessageId: mine } }\n  ec2:StartInstances: {}\n'
    const files = { 'restart.yaml': restart, 'mocks.yaml': mocks }
    const all = ['--mocks', 'mocks.yaml', '--format', 'json']
    const { code, out, err } = await run(files, 'simulate', 'restart.yaml', ...all)
    assert.equal(code, 0)
    const { outputs, calls } = JSON.parse(out)
    assert.deepEqual([outputs, calls.at(-1).source, calls[0].source], [{ 'tell.Id': 'mine' }, 'mock', 'invented'])
    assert.equal(err, 'mocks.yaml:3:23: the mock of `ec2:StartInstances` was not asked for\n')
  })

  it('answers with mocks, then with the account, which gives Region, id and time; the rest is invented', async () => {
    const account = "account: '111122223333'\ninstances: { i-0123456789abcdef0: {} }\n"
    const files = { 'restart.yaml': restart, 'account.yaml': account, 'mocks.yaml': 'steps: { tell: {} }\n' }
    const all = ['--account', 'account.yaml', '--mocks', 'mocks.yaml', '-p', instance, '--format', 'json']
    const { code, out, err } = await run(files, 'simulate', 'restart.yaml', ...all)
    assert.deepEqual([code, err], [0, ''])
    const { calls, virtualSeconds } = JSON.parse(out)
    assert.deepEqual([...new Set(calls.map(({ source }: { source: string }) => source))], ['account', 'mock'])
    assert.equal(virtualSeconds, 1830)
    const { out: other } = await run(
      files,
      'simulate',
      'restart.yaml',
      ...all.slice(0, 2),
      '-p',
      'InstanceId=i-00000000',
    )
    assert.match(other, /InvalidInstanceID\.NotFound/)
  })

  it('is in the Region and the account that options name', async () => {
    const text = `schemaVersion: '0.3'
variables: { place: { type: String, default: '{{ global:REGION }} {{ global:ACCOUNT_ID }} {{ global:AWS_PARTITION }}' } }
mainSteps: [{ name: a, action: 'aws:sleep', inputs: { Duration: PT1S } }]
`
    const placeWith = async (...args: string[]) =>
      JSON.parse((await run({ 'a.yaml': text }, 'simulate', 'a.yaml', '--format', 'json', ...args)).out).variables.place
    assert.equal(await placeWith(), 'us-east-1 123456789012 aws')
    assert.equal(
      await placeWith('--region', 'cn-north-1', '--account-id', '111122223333'),
      'cn-north-1 111122223333 aws-cn',
    )
    assert.equal(await placeWith('--region', 'eusc-de-east-1'), 'eusc-de-east-1 123456789012 aws-eusc')
  })

  it('prints what to paste where something has no mock', async () => {
    const { err } = await simulate('--no-invent', '-p', instance)
    assert.match(err, /^calls:\n {2}ec2:StopInstances:\n {4}output: {"StoppingInstances":/m)
  })

  const refused: readonly [args: string[], message: RegExp][] = [
    [['nothing.yaml'], /^ssmith: `nothing.yaml`: there is no such file$/m],
    [[], /there is no document; name the file of a runbook or a Command document/],
    [['command.yaml', '--start-at', 'a'], /`--start-at` is for runbooks; leave it out for a Command document/],
    [['restart.yaml', '--platform', 'Linux'], /`--platform` is for Command documents/],
    [['session.yaml'], /`session.yaml` is a document of the type Session, which has no steps to walk/],
    [['broken.yaml'], /^ssmith: broken.yaml:2:12: /m],
    [['restart.yaml', '-p', 'InstanceID=i-1'], /no parameter is named `InstanceID`; did you mean `InstanceId`\?/],
    [['restart.yaml', '-p', 'InstanceId'], /`--parameter InstanceId` has no value/],
    [
      ['restart.yaml', '--parameters', 'odd.yaml'],
      /^ssmith: `--parameters` cannot be used:\nssmith: odd.yaml:2:1: no parameter is named `Region`; did you mean `Regions`\?/m,
    ],
    [
      ['restart.yaml', '--mocks', 'odd.yaml'],
      /^ssmith: `--mocks` cannot be used:\nssmith: odd.yaml:1:1: no key of the file is named `InstanceId`/m,
    ],
    [
      ['restart.yaml', '--account', 'odd.yaml'],
      /^ssmith: `--account` cannot be used:\nssmith: odd.yaml:1:1: .*\nssmith: odd.yaml:2:1: no key of the file is named `Region`; did you mean `region`/m,
    ],
    [
      ['restart.yaml', '--mocks', 'nothing.yaml'],
      /^ssmith: `--mocks` cannot be used:\nssmith: `nothing.yaml`: there is no such file$/m,
    ],
    [['restart.yaml', '--start-at', 'pauze'], /no step is named `pauze`; did you mean `pause`\?/],
    [['restart.yaml', '--region', 'here'], /`--region` cannot be `here`; expected a Region such as `us-east-1`/],
    [['restart.yaml', '--account-id', '12'], /`--account-id` cannot be `12`; expected 12 digits/],
    [['command.yaml', '--account-id', '111122223333'], /`--account-id` is for runbooks/],
    [
      ['restart.yaml', '--account', 'account.yaml', '--region', 'eu-west-1'],
      /the file of `--account` says its Region and id; leave out `--region` and `--account-id`/,
    ],
    [['restart.yaml', '--seed', 'x'], /`--seed` cannot be `x`; expected a whole number/],
  ]
  const files = {
    'restart.yaml': restart,
    'command.yaml': command,
    'session.yaml': "schemaVersion: '1.0'\nsessionType: Standard_Stream\n",
    'broken.yaml': "schemaVersion: '0.3'\nmainSteps: [\n",
    'account.yaml': 'instances: {}\n',
    'odd.yaml': 'InstanceId: i-1\nRegion: a\n',
  }
  for (const [args, message] of refused)
    it(`says what is wrong with \`${args.join(' ')}\``, async () => {
      const { code, out, err } = await run(files, 'simulate', ...args)
      assert.deepEqual([code, out], [2, ''])
      assert.match(err, message)
    })

  describe('of a template with several documents', () => {
    const resource = (name: string, type: string, content: string, more = '') =>
      `  ${name}:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: ${type}\n${more}      Content: ${content}\n`
    const runbook = (step: string) =>
      `{ schemaVersion: '0.3', mainSteps: [{ name: ${step}, action: 'aws:sleep', inputs: { Duration: PT1M } }] }`
    const session = "{ schemaVersion: '1.0', sessionType: Standard_Stream }"
    const whole = `Resources:\n${resource('Restart', 'Automation', runbook('first'), '      Name: Team-Restart\n')}${resource('Stop', 'Automation', runbook('second'))}${resource('Shell', 'Session', session)}`
    const broken = `${whole}${resource('Broken', 'Automation', `"{ schemaVersion: '0.3"`)}`
    const alike = `Resources:\n${resource('Gamma', 'Automation', runbook('first'), '      Name: Alpha\n')}${resource('Alpha', 'Automation', runbook('second'))}`
    const files = { 'template.yaml': whole, 'broken.yaml': broken, 'alike.yaml': alike }

    for (const [name, step] of [
      ['Restart', 'first'],
      ['Team-Restart', 'first'],
      ['Stop', 'second'],
    ] as const)
      it(`rehearses ${name}, whatever the others are like`, async () => {
        const { code, out, err } = await run(files, 'simulate', 'broken.yaml', '--document', name)
        assert.deepEqual([code, err], [0, ''])
        assert.match(out, new RegExp(`  ${step}  aws:sleep  Success`))
      })

    it('tells a resource from another whose document has its name', async () => {
      const { code, out, err } = await run(files, 'simulate', 'alike.yaml', '--document', 'Alpha')
      assert.deepEqual([code, err], [0, ''])
      assert.match(out, / {2}second {2}aws:sleep {2}Success/)
    })

    const refusals: readonly (readonly [args: readonly string[], message: RegExp])[] = [
      [['template.yaml'], /`Restart` and `Stop`; choose one with `--document`/],
      [['template.yaml', '--document', 'Stopp'], /no document named `Stopp`; did you mean `Stop`\?/],
      [
        ['template.yaml', '--document', 'Team-Restrt'],
        /no document named `Team-Restrt`; did you mean `Team-Restart`\?/,
      ],
      [['alike.yaml'], /`Gamma` and `Alpha`; choose/],
      [['template.yaml', '--document', 'x'], /named `x`; there are `Restart`, `Stop` and `Shell`/],
      [['template.yaml', '--document', 'Shell'], /of the type Session, which has no steps/],
      [['broken.yaml', '--document', 'Broken'], /broken\.yaml:\d+:\d+: /],
    ]
    for (const [args, message] of refusals)
      it(`says what is wrong with \`${args.join(' ')}\``, async () => {
        const { code, out, err } = await run(files, 'simulate', ...args)
        assert.deepEqual([code, out], [2, ''])
        assert.match(err, message)
      })
  })
})

import assert from 'node:assert/strict'
import { answerQuestion } from '../../client/playground/rehearsal/answer-question.js'
import { hearingPasts } from '../../client/playground/rehearsal/past-difference.js'
import type { Ask, Outcome, Question, Setup, Told } from '../../client/playground/rehearsal/questions.js'
import { newRehearser } from '../../client/playground/rehearsal/rehearser.js'
import { type Run, runOf } from '../../client/playground/run/run-of.js'
import { placeOfStep } from '../../client/playground/run/step-place.js'
import { walkedIn } from '../../client/playground/run/walked-in.js'
import { allSteps } from '../../server/simulator/timeline.js'

/** Runs as the page shows them, by the outcomes that told of them. */
const shown = new WeakMap<object, Run>()

/** How many events and exchanges an outcome told anew. */
const toldIn = (outcome: Outcome): number =>
  outcome.kind === 'run' ? outcome.run.past.events.added.length + outcome.run.past.exchanges.added.length : 0

/** Asks a rehearser as the page does: what goes forth and back is copied as between a page and its worker. */
function asking(): Ask {
  const rehearser = newRehearser()
  const pastOf = hearingPasts()
  let id = 0
  return async (name, given) => {
    const question = structuredClone({ id: ++id, name, given }) as Question
    const reply = structuredClone(await answerQuestion(rehearser, question))
    assert.equal(reply.id, question.id)
    assert.ok('told' in reply, JSON.stringify(reply))
    const told = reply.told as Told<typeof name>
    if (isRun(told)) shown.set(told, runOf(told.run, pastOf(told.run.past)))
    return told
  }
}

const setupOf = (text: string, more: Partial<Setup> = {}): Setup => ({
  document: { name: 'stop.yaml', text },
  others: [],
  attachments: [],
  account: '',
  mocks: '',
  parameters: {},
  platforms: [],
  seed: 1,
  python: false,
  ...more,
})

const isRun = (told: unknown): told is Extract<Outcome, { kind: 'run' }> =>
  typeof told === 'object' && told !== null && 'kind' in told && told.kind === 'run'

const runIn = (outcome: Outcome): Run => shown.get(outcome) ?? assert.fail(JSON.stringify(outcome))

const stopping = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String, allowedPattern: '^i-[0-9a-f]+$' }
outputs: [look.State]
mainSteps:
  - name: look
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances, InstanceIds: ['{{ InstanceId }}'] }
    outputs: [{ Name: State, Selector: '$.Reservations[0].Instances[0].State.Name', Type: String }]
  - name: decide
    action: aws:branch
    inputs:
      Choices: [{ Variable: '{{ look.State }}', StringEquals: stopped, NextStep: rest }]
      Default: stop
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: stopped }
    isEnd: true
  - name: rest
    action: aws:sleep
    inputs: { Duration: PT1H }
`

/** Passes in passes: a million of them. */
const endless = JSON.stringify({
  schemaVersion: '0.3',
  mainSteps: [
    loop('one', loop('two', loop('three', { name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }))),
  ],
})

function loop(name: string, step: object, passes = 100): object {
  return { name, action: 'aws:loop', inputs: { Iterators: Array.from({ length: passes }, String), Steps: [step] } }
}

/** A template with documents, by name. */
const templateOf = (documents: Readonly<Record<string, object>>): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      Object.entries(documents).map(([Name, Content]) => [
        Name,
        { Type: 'AWS::SSM::Document', Properties: { Name, DocumentType: 'Automation', Content } },
      ]),
    ),
  })

/** A step of the document that is rehearsed. */
const at = (step: string) => ({ file: 'stop.yaml', step })

const noStops = { breakpoints: [], exceptions: [] }

const names = (run: Run) => run.steps.map(({ name, status }) => `${name} ${status}`)

describe('the rehearser of the playground', () => {
  it('runs a document to its end, with what is open invented and marked', async () => {
    const ask = asking()
    const run = runIn(await ask('start', { setup: setupOf(stopping), stopOnEntry: false }))
    assert.deepEqual(names(run), ['look Success', 'decide Success', 'stop Success'])
    assert.equal(run.end?.status, 'Success')
    assert.deepEqual(Object.keys(run.invented), ['InstanceId'])
    const sources = run.steps[0]?.happened.map((each) => each.kind === 'exchange' && each.exchange.source)
    assert.deepEqual(sources, ['invented'])
    assert.deepEqual(walkedIn('stop.yaml', run)[1], {
      name: 'decide',
      status: 'Success',
      next: 'stop',
      reason: 'default',
    })
  })

  it('steps there and back, and tells where the run is', async () => {
    const ask = asking()
    const entry = runIn(await ask('start', { setup: setupOf(stopping), stopOnEntry: true }))
    assert.deepEqual(names(entry), ['look InProgress'])
    assert.equal(entry.place && stopping.slice(entry.place.start).startsWith('name: look'), true)
    const asked = runIn(await ask('go', { gait: 'stepIn' }))
    assert.equal(asked.pending?.source, 'invented')
    assert.deepEqual(asked.stack, ['look'])
    const next = runIn(await ask('go', { gait: 'stepOut' }))
    assert.deepEqual(names(next), ['look Success', 'decide InProgress'])
    assert.deepEqual(names(runIn(await ask('back', {}))), ['look InProgress'])
    const end = runIn(await ask('go', { gait: 'continue' }))
    assert.equal(end.end?.status, 'Success')
    assert.equal(end.place, undefined)
  })

  it('takes another answer for the pending request, which leads another way', async () => {
    const ask = asking()
    await ask('start', { setup: setupOf(stopping), stopOnEntry: true })
    await ask('go', { gait: 'stepIn' })
    const output = { Reservations: [{ Instances: [{ State: { Name: 'stopped' } }] }] }
    const changed = runIn(await ask('answer', { mock: { output } }))
    assert.equal(changed.pending?.source, 'debugger')
    const run = runIn(await ask('go', { gait: 'continue' }))
    assert.deepEqual(names(run), ['look Success', 'decide Success', 'rest Success'])
    assert.deepEqual(await ask('answer', { mock: { output } }), {
      kind: 'refused',
      message: 'no request is pending',
    })
  })

  it('takes an error for the pending request, which fails the step in the words of AWS', async () => {
    const ask = asking()
    await ask('start', { setup: setupOf(stopping), stopOnEntry: true })
    await ask('go', { gait: 'stepIn' })
    await ask('answer', { mock: { error: { code: 'UnauthorizedOperation', message: 'not you' } } })
    const { end, steps } = runIn(await ask('go', { gait: 'continue' }))
    assert.equal(end?.status, 'Failed')
    assert.match(steps[0]?.failure ?? '', /UnauthorizedOperation.*not you|not you.*UnauthorizedOperation/)
  })

  it('tells the values where a run stands, and takes others in their place, which the run goes on with', async () => {
    const ask = asking()
    const account = 'instances:\n  i-0123456789abcdef0: { state: running }\n'
    const setup = setupOf(stopping, { account, parameters: { InstanceId: 'i-0123456789abcdef0' } })
    await ask('start', { setup, stopOnEntry: true })
    const told = await ask('scopes', { depth: 0, open: ['Inputs', 'Parameters', 'Account'] })
    assert.deepEqual(
      told.map(({ name, values, canChange }) => [name, values && values.length > 0, canChange]),
      [
        ['Inputs', true, false],
        ['Parameters', true, true],
        ['Variables', undefined, false],
        ['Outputs', undefined, false],
        ['System variables', undefined, false],
        ['Account', true, false],
      ],
    )
    assert.deepEqual(told[1]?.values, [{ path: ['InstanceId'], text: '"i-0123456789abcdef0"' }])
    assert.ok(told[5]?.values?.some(({ path }) => path.join('.') === 'instances.i-0123456789abcdef0'))
    const place = { scope: 'Parameters', path: ['InstanceId'] } as const
    assert.equal(await ask('value', { depth: 0, place }), '"i-0123456789abcdef0"')
    const refused = await ask('assign', { depth: 0, place: { ...place, path: ['Gone'] }, text: '1' })
    assert.deepEqual(refused, { kind: 'refused', message: 'no such value' })
    const input = { scope: 'Inputs', path: ['Service'] } as const
    assert.deepEqual(await ask('assign', { depth: 0, place: input, text: '"x"' }), {
      kind: 'refused',
      message: 'what stands in `Inputs` cannot be changed',
    })
    const changed = runIn(await ask('assign', { depth: 0, place, text: 'i-0' }))
    assert.equal(changed.stop.reason, 'entry')
    assert.equal(await ask('value', { depth: 0, place }), '"i-0"')
    const next = runIn(await ask('go', { gait: 'next' }))
    assert.match(JSON.stringify(next.steps[0]?.inputs), /"InstanceIds":\["i-0"\]/)
    assert.equal(await ask('value', { depth: 1, place }), null)
    assert.deepEqual(await ask('scopes', { depth: 1, open: [] }), [])
  })

  it('tells the variables of a run that has ended as they are then', async () => {
    const text = `schemaVersion: '0.3'
variables:
  Count: { type: Integer, default: 1 }
mainSteps:
  - name: set
    action: aws:updateVariable
    inputs: { Name: 'variable:Count', Value: 2 }
`
    const ask = asking()
    await ask('start', { setup: setupOf(text), stopOnEntry: true })
    const { end } = runIn(await ask('go', { gait: 'continue' }))
    assert.deepEqual(end?.variables, { Count: 2 })
  })

  it('stops at breakpoints, which may be set before there is a run', async () => {
    const ask = asking()
    assert.deepEqual(await ask('stops', { ...noStops, breakpoints: [at('stop'), at('gone')] }), [])
    const run = runIn(await ask('start', { setup: setupOf(stopping), stopOnEntry: false }))
    assert.equal(run.stop.reason, 'breakpoint')
    assert.deepEqual(run.stack, ['stop'])
  })

  it('stops at breakpoints where their conditions hold, and says which cannot be read', async () => {
    const ask = asking()
    const breakpoints = [
      { ...at('look'), condition: 'InstanceId == "web-1"' },
      { ...at('decide'), condition: 'look.State ==' },
      { ...at('stop'), condition: 'look.State != "stopped"' },
    ]
    const [fault, ...more] = await ask('stops', { ...noStops, breakpoints })
    assert.deepEqual([fault?.file, fault?.step, fault?.of, more], ['stop.yaml', 'decide', 'condition', []])
    assert.match(fault?.fault ?? '', /is no condition; expected one such as/)
    const run = runIn(await ask('start', { setup: setupOf(stopping), stopOnEntry: false }))
    assert.deepEqual([run.stop.reason, run.stack], ['breakpoint', ['stop']])
  })

  it('counts hits of breakpoints, and logs instead of stopping, each thing once', async () => {
    const ask = asking()
    const text = JSON.stringify({
      schemaVersion: '0.3',
      mainSteps: [loop('passes', { name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1M' } }, 3)],
    })
    const told = await ask('stops', {
      ...noStops,
      breakpoints: [
        { ...at('wait'), hitCondition: '% 2' },
        { ...at('passes'), hitCondition: 'often' },
      ],
    })
    assert.deepEqual(
      told.map(({ step, of }) => [step, of]),
      [['passes', 'hitCondition']],
    )
    const run = runIn(await ask('start', { setup: setupOf(text), stopOnEntry: false }))
    assert.deepEqual([run.stop.reason, run.seconds], ['breakpoint', 60])
    const logMessage = 'pass {passes.CurrentIteration}'
    await ask('stops', { ...noStops, breakpoints: [{ ...at('wait'), logMessage }] })
    const log = async () => runIn(await ask('go', { gait: 'next' })).log
    assert.deepEqual(await log(), [{ at: 120, text: 'pass 3' }])
    await ask('back', {})
    assert.equal((await log()).length, 1)
    const { log: anew, stop } = runIn(await ask('start', { setup: setupOf(text), stopOnEntry: false }))
    assert.deepEqual(
      [stop.reason, ...anew.map(({ at, text }) => `${at} ${text}`)],
      ['over', '0 pass 1', '60 pass 2', '120 pass 3'],
    )
  })

  it('stops at failures and invented answers where that is wanted, and goes back to where it was stopped', async () => {
    const ask = asking()
    const inputs = { Service: 'sns', Api: 'Publish', Message: 'x' }
    const step = (name: string, more: object = {}) => ({ name, action: 'aws:executeAwsApi', inputs, ...more })
    const text = JSON.stringify({
      schemaVersion: '0.3',
      mainSteps: [step('one', { onFailure: 'Continue' }), step('two')],
    })
    const setup = setupOf(text, { mocks: 'steps: { one: { error: { code: X, message: y } } }' })
    await ask('stops', { ...noStops, exceptions: ['failed', 'invented'] })
    const failed = runIn(await ask('start', { setup, stopOnEntry: false }))
    assert.deepEqual([failed.stop.exception, failed.stack, names(failed)], ['failed', ['one'], ['one Failed']])
    const invented = runIn(await ask('go', { gait: 'continue' }))
    assert.deepEqual([invented.stop.exception, invented.pending?.source], ['invented', 'invented'])
    const back = runIn(await ask('reverse', {}))
    assert.deepEqual([back.stop, names(back)], [failed.stop, ['one Failed']])
    const first = runIn(await ask('reverse', {}))
    assert.deepEqual([first.stop.reason, names(first)], ['entry', ['one InProgress']])
    await ask('stops', noStops)
    assert.equal(runIn(await ask('go', { gait: 'continue' })).end?.status, 'Success')
  })

  it('goes back to where a step began, in the very pass of a loop, and on to steps without those in between', async () => {
    const ask = asking()
    const wait = (name: string) => ({ name, action: 'aws:sleep', inputs: { Duration: 'PT1M' } })
    const passes = {
      name: 'passes',
      action: 'aws:loop',
      inputs: { Iterators: [1, 2, 3], Steps: [wait('a'), wait('b')] },
    }
    const text = JSON.stringify({ schemaVersion: '0.3', mainSteps: [passes, wait('last')] })
    const whole = runIn(await ask('start', { setup: setupOf(text), stopOnEntry: false }))
    assert.deepEqual([whole.seconds, whole.skips], [420, []])
    const begun = [...allSteps(whole.steps)].filter(({ name }) => name === 'b').map(({ begunBy }) => begunBy)
    const second = runIn(await ask('restartAt', { event: begun[1] ?? -1 }))
    assert.deepEqual([second.seconds, second.stack, second.stop.reason], [180, ['passes', 'b'], 'goto'])
    assert.deepEqual(second.skips, [
      { depth: 1, step: 'a' },
      { depth: 0, step: 'last' },
    ])
    const again = runIn(await ask('skipTo', { depth: 1, step: 'a' }))
    assert.deepEqual([again.seconds, again.stack], [180, ['passes', 'a']])
    const last = runIn(await ask('skipTo', { depth: 0, step: 'last' }))
    assert.deepEqual([last.seconds, last.stack], [180, ['last']])
    const end = runIn(await ask('go', { gait: 'continue' }))
    assert.deepEqual([end.end?.status, end.seconds], ['Success', 240])
    const refused = { kind: 'refused', message: 'there is no way there from where the run is' }
    assert.deepEqual(await ask('restartAt', { event: 0 }), refused)
    assert.deepEqual(await ask('skipTo', { depth: 0, step: 'gone' }), refused)
  })

  it('tells which skips a run repeats that has gone back behind them, until it goes another way', async () => {
    const ask = asking()
    const wait = (name: string) => ({ name, action: 'aws:sleep', inputs: { Duration: 'PT1M' } })
    const text = JSON.stringify({ schemaVersion: '0.3', mainSteps: ['a', 'b', 'c', 'd', 'e'].map(wait) })
    const first = runIn(await ask('start', { setup: setupOf(text), stopOnEntry: true }))
    assert.deepEqual(first.skipsAhead, [])
    assert.deepEqual(runIn(await ask('go', { gait: 'next' })).stack, ['b'])
    assert.deepEqual(runIn(await ask('skipTo', { depth: 0, step: 'd' })).skipsAhead, [])
    assert.deepEqual(runIn(await ask('skipTo', { depth: 0, step: 'c' })).skipsAhead, [])
    const back = runIn(await ask('reverse', {}))
    assert.deepEqual([back.stack, back.skipsAhead], [['a'], ['d', 'c']])
    const again = runIn(await ask('go', { gait: 'next' }))
    assert.deepEqual([again.stack, again.skipsAhead], [['b'], ['d', 'c']])
    const other = runIn(await ask('skipTo', { depth: 0, step: 'e' }))
    assert.deepEqual([other.stack, other.skipsAhead], [['e'], []])
    await ask('back', {})
    const anew = runIn(await ask('start', { setup: setupOf(text), stopOnEntry: true }))
    assert.deepEqual(anew.skipsAhead, [])
    assert.equal(runIn(await ask('go', { gait: 'continue' })).seconds, 300)
  })

  it('asks the account and the mocks, and tells what is wrong with them with its places', async () => {
    const ask = asking()
    const account = 'instances:\n  i-0123456789abcdef0: { state: stopped }\n'
    const parameters = { InstanceId: 'i-0123456789abcdef0', Gone: 'x' }
    const run = runIn(await ask('start', { setup: setupOf(stopping, { account, parameters }), stopOnEntry: false }))
    assert.deepEqual(names(run), ['look Success', 'decide Success', 'rest Success'])
    assert.deepEqual(run.given, { InstanceId: 'i-0123456789abcdef0' })
    const faulty = { account: 'instances:\n  i-1: {}\n', mocks: 'steps:\n  lok: {}\n' }
    const outcome = await ask('start', { setup: setupOf(stopping, faulty), stopOnEntry: false })
    assert.ok(outcome.kind === 'faulty')
    assert.deepEqual(
      outcome.faults.map(({ file, start }) => [file, faulty[file as 'account' | 'mocks'].slice(start, start + 3)]),
      [
        ['account', 'i-1'],
        ['mocks', 'lok'],
      ],
    )
  })

  for (const [what, text, message] of [
    ['is empty', '', /no Systems Manager document/],
    ['is broken', 'mainSteps: [', /\S/],
    ['has no steps', "schemaVersion: '0.3'\nmainSteps: []\n", /the document has no steps/],
  ] as const)
    it(`says why a document that ${what} cannot be rehearsed`, async () => {
      const outcome = await asking()('start', { setup: setupOf(text), stopOnEntry: false })
      assert.equal(outcome.kind, 'faulty')
      assert.match(outcome.kind === 'faulty' ? (outcome.faults[0]?.message ?? '') : '', message)
    })

  it('tells of what happened only what is new, there and back, also where much goes on at the same time', async () => {
    const wait = { name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }
    const last = { name: 'last', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }
    const child = { schemaVersion: '0.3', parameters: { Word: { type: 'String' } }, mainSteps: [wait, last] }
    const run = {
      name: 'run',
      action: 'aws:executeAutomation',
      inputs: {
        DocumentName: 'child',
        MaxConcurrency: '2',
        TargetMaps: [{ Word: ['a'] }, { Word: ['b'] }, { Word: ['c'] }],
      },
    }
    for (const [text, lanes] of [
      [JSON.stringify({ schemaVersion: '0.3', mainSteps: [loop('passes', wait), last] }), 0],
      [templateOf({ main: { schemaVersion: '0.3', mainSteps: [run, last] }, child }), 3],
    ] as const) {
      const ask = asking()
      await ask('stops', { ...noStops, breakpoints: [at('last')] })
      let whole = await ask('start', { setup: setupOf(text), stopOnEntry: false })
      assert.ok(toldIn(whole) > 10)
      // Of children the second begins when the first has ended, and the third at the same time.
      if (lanes > 0) whole = await ask('go', { gait: 'continue' })
      assert.equal(whole.kind === 'run' && whole.run.past.lanes.length, lanes)
      const next = await ask('go', { gait: 'stepIn' })
      const back = await ask('back', {})
      // Of what goes on at the same time, that of the one that began last is told anew.
      const [most, mostBack] = lanes > 0 ? [10, 10] : [4, 0]
      assert.ok(toldIn(next) <= most && toldIn(back) <= mostBack, `${toldIn(next)} ${toldIn(back)}`)
      assert.deepEqual(runIn(back).steps, runIn(whole).steps)
      const anew = asking()
      const end = runIn(await ask('start', { setup: setupOf(text), stopOnEntry: true }))
      assert.deepEqual(end, runIn(await anew('start', { setup: setupOf(text), stopOnEntry: true })))
    }
  })

  it('ends a run that comes to no end, and says so', async () => {
    const run = runIn(await asking()('start', { setup: setupOf(endless), stopOnEntry: false }))
    assert.equal(run.stop.reason, 'over')
    assert.match(run.stop.text ?? '', /the run asked for more than 5000 things/)
  })

  it('pauses a run that goes on, and refuses to move it twice at once', async () => {
    const ask = asking()
    await ask('start', { setup: setupOf(endless), stopOnEntry: true })
    const going = ask('go', { gait: 'continue' })
    assert.deepEqual(await ask('go', { gait: 'continue' }), {
      kind: 'refused',
      message: 'the run goes on; pause it first',
    })
    await ask('pause', {})
    assert.equal(runIn(await going).stop.reason, 'pause')
  })

  it('makes a form of the parameters, and says in words of the service what it would not take', async () => {
    const ask = asking()
    const document = { name: 'stop.yaml', text: stopping }
    const [field] = await ask('form', { document })
    assert.equal(field?.allowedPattern, '^i-[0-9a-f]+$')
    assert.match(String(field?.invented), /^i-[0-9a-f]+$/)
    assert.deepEqual(await ask('refusals', { document, parameters: { InstanceId: 'x' } }), {
      InstanceId: 'Parameter "InstanceId" has value "x" not matching the pattern ^i-[0-9a-f]+$.',
    })
    assert.deepEqual(await ask('refusals', { document, parameters: { InstanceId: 'i-1' } }), {})
  })

  it('gives the least policy, or says why there is none', async () => {
    const ask = asking()
    const policy = await ask('policy', { document: { name: 'stop.yaml', text: stopping }, others: [] })
    assert.ok(policy.kind === 'policy')
    assert.ok(policy.document.Statement.some(({ Action }) => Action.includes('ec2:StopInstances')))
    assert.equal((await ask('policy', { document: { name: 'x.yaml', text: '' }, others: [] })).kind, 'none')
  })

  describe('with documents beside', () => {
    const text = JSON.stringify({
      schemaVersion: '0.3',
      mainSteps: [{ name: 'run', action: 'aws:executeAutomation', inputs: { DocumentName: 'child' } }],
    })
    const wait = { name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT5S' } }
    const child = { name: 'child.json', text: JSON.stringify({ schemaVersion: '0.3', mainSteps: [wait] }) }

    it('runs them by the names of their files, steps into them, and stops at breakpoints there', async () => {
      const ask = asking()
      const breakpoints = [{ file: 'child.json', step: 'wait' }, at('wait')]
      await ask('stops', { ...noStops, breakpoints })
      const mocks = 'steps: { wait: {} }'
      const run = runIn(await ask('start', { setup: setupOf(text, { others: [child], mocks }), stopOnEntry: false }))
      assert.deepEqual([run.stop.reason, run.stack], ['breakpoint', ['run', 'wait']])
      assert.equal(run.place?.file, 'child.json')
      assert.equal(child.text.slice(run.place?.start).startsWith('{"name":"wait"'), true)
      const [step] = run.steps
      const within = step?.happened.find(({ kind }) => kind === 'step')
      const inner = within?.kind === 'step' ? within.step : assert.fail('there is no step within')
      assert.deepEqual(placeOfStep(inner, run), run.place)
      assert.equal(placeOfStep(step ?? assert.fail(), run)?.file, 'stop.yaml')
      assert.deepEqual(
        ['stop.yaml', 'child.json', 'other.json'].map((file) => walkedIn(file, run).map(({ name }) => name)),
        [['run'], ['wait'], []],
      )
      const end = runIn(await ask('go', { gait: 'continue' }))
      assert.deepEqual([end.end?.status, end.seconds, end.place], ['Success', 5, undefined])
      await ask('stops', { ...noStops, breakpoints: [at('wait')] })
      const past = runIn(await ask('start', { setup: setupOf(text, { others: [child], mocks }), stopOnEntry: false }))
      assert.equal(past.stop.reason, 'over', 'a step of another document has that name')
      const alone = runIn(await ask('start', { setup: setupOf(text), stopOnEntry: false }))
      assert.equal(
        alone.steps[0]?.happened.some(({ kind }) => kind === 'step'),
        false,
      )
    })

    it('says in which of them something is wrong', async () => {
      const others = [child, { name: 'broken.yaml', text: 'mainSteps: [' }]
      const outcome = await asking()('start', { setup: setupOf(text, { others }), stopOnEntry: false })
      assert.ok(outcome.kind === 'faulty')
      assert.deepEqual([...new Set(outcome.faults.map(({ file, name }) => `${file} ${name}`))], ['other broken.yaml'])
    })

    it('counts what they call to the least policy', async () => {
      const other = { name: 'child.yaml', text: stopping }
      const policy = await asking()('policy', { document: { name: 'run.json', text }, others: [other] })
      assert.ok(policy.kind === 'policy')
      assert.ok(policy.document.Statement.some(({ Action }) => Action.includes('ec2:StopInstances')))
    })
  })

  const command = `schemaVersion: '2.2'
parameters: { Name: { type: String, default: web } }
mainSteps:
  - { name: linux, action: 'aws:runShellScript', inputs: { runCommand: ['echo {{ Name }}'] } }
  - { name: windows, action: 'aws:runPowerShellScript', precondition: { StringEquals: [platformType, Windows] }, inputs: { runCommand: ['hello'] } }
`
  const stepsOf = ({ nodes = [] }: Run) =>
    nodes.map(({ platform, isOver, steps }) => [
      platform,
      isOver,
      ...steps.map((step) => `${step.path} ${step.isOver ? step.status : 'InProgress'}`),
    ])

  it('rehearses a Command document on a node of each platform that is chosen', async () => {
    const ask = asking()
    const setup = setupOf(command, { platforms: ['Linux'] })
    const run = runIn(await ask('start', { setup, stopOnEntry: false }))
    assert.equal(run.end?.status, 'Success')
    assert.deepEqual(stepsOf(run), [['Linux', true, 'linux Success', 'windows Skipped']])
    assert.equal(run.nodes?.[0]?.steps[0]?.runs[0]?.script?.text, 'echo web')
    const all = runIn(await ask('start', { setup: setupOf(command), stopOnEntry: false }))
    assert.equal(all.nodes?.length, 3)
  })

  it('steps through a Command document, there and back, and takes other answers of its plugins', async () => {
    const ask = asking()
    const setup = setupOf(command, { platforms: ['Linux', 'Windows'] })
    const entered = runIn(await ask('start', { setup, stopOnEntry: true }))
    assert.deepEqual(entered.platforms, ['Linux', 'Windows'])
    assert.deepEqual([entered.stack, stepsOf(entered)], [['linux'], [['Linux', false, 'linux InProgress']]])
    const asked = runIn(await ask('go', { gait: 'stepIn' }))
    assert.equal(asked.pending?.request.kind, 'plugin')
    const answered = runIn(await ask('answer', { mock: { responseCode: 3, errorOutput: 'gone' } }))
    assert.deepEqual(answered.pending?.answer, { kind: 'value', value: { responseCode: 3, errorOutput: 'gone' } })
    const on = runIn(await ask('go', { gait: 'stepOut' }))
    assert.deepEqual(stepsOf(on)[0]?.slice(2), ['linux Failed', 'windows Skipped'])
    const back = runIn(await ask('back', {}))
    assert.equal(stepsOf(back).length, 1)
    const begunBy = on.nodes?.[0]?.steps[0]?.begunBy ?? -1
    assert.deepEqual(stepsOf(runIn(await ask('restartAt', { event: begunBy }))), stepsOf(entered))
    const run = runIn(await ask('go', { gait: 'continue' }))
    const { end } = run
    assert.equal(end?.status, 'Failed')
    assert.deepEqual(
      walkedIn('stop.yaml', run).map(({ name, status }) => `${name} ${status}`),
      ['linux Failed', 'windows Skipped'],
    )
  })
})

describe('mocks edited in place', () => {
  const answer = { output: { A: [1] } }
  const edit = async (mocks: string, more: object = {}) =>
    asking()('mock', { mocks, step: 'look', call: 'ec2:DescribeInstances', answers: [answer], ...more })

  for (const [what, before, after] of [
    ['nothing', '', 'steps:\n  look:\n    - call: ec2:DescribeInstances\n      output:\n        A:\n          - 1\n'],
    [
      'a comment',
      '# mine\n',
      '# mine\nsteps:\n  look:\n    - call: ec2:DescribeInstances\n      output:\n        A:\n          - 1\n',
    ],
    [
      'a comment without an end',
      '# mine',
      '# mine\nsteps:\n  look:\n    - call: ec2:DescribeInstances\n      output:\n        A:\n          - 1\n',
    ],
    ['an empty map', '{}', '{ "steps": {"look": [{"call": "ec2:DescribeInstances", "output": {"A": [1]}}]} }'],
    [
      'other steps',
      'steps:\n  other: # why\n    output: 1\n',
      'steps:\n  other: # why\n    output: 1\n  look:\n    - call: ec2:DescribeInstances\n      output:\n        A:\n          - 1\n',
    ],
    [
      'an answer to the same call',
      'steps:\n  look:\n    # first\n    - call: ec2:describe_instances\n      error: { code: X, message: y }\n    - output: 2\n',
      'steps:\n  look:\n    # first\n    - call: ec2:describe_instances\n      output:\n        A:\n          - 1\n    - output: 2\n',
    ],
    [
      'one answer to something else',
      'steps:\n  look:\n    output: 2\n',
      'steps:\n  look:\n    - output: 2\n    - call: ec2:DescribeInstances\n      output:\n        A:\n          - 1\n',
    ],
    ['the same answer', 'steps: {look: {call: "ec2:DescribeInstances", output: {A: [1]}}} # so', undefined],
  ] as const)
    it(`stand behind ${what}`, async () => {
      assert.deepEqual(await edit(before), { ok: true, text: after ?? before })
    })

  for (const [what, before, answer, after] of [
    ['is added', 'output: 1', { output: 1, after: 'PT5M' }, 'output: 1\n      after: PT5M'],
    ['is another one', 'output: 1\n      after: PT1M', { output: 1, after: 'PT5M' }, 'output: 1\n      after: PT5M'],
    ['is removed', 'output: 1\n      after: PT1M', { output: 1 }, 'output: 1'],
    ['goes with what it delayed', 'output: 1\n      after: PT1M', { cancel: true }, 'cancel: true'],
    [
      'stays as it is written where it is as long',
      'after: PT1M # as seen\n      output: 1',
      { output: 1, after: 'PT60S' },
      'after: PT1M # as seen\n      output: 1',
    ],
    [
      'stays as it is written beside another answer',
      'after: PT1M\n      output: 1',
      { output: 2, after: 'PT60S' },
      'after: PT1M\n      output: 2',
    ],
  ] as const)
    it(`say how long they take: a time ${what}`, async () => {
      const mocks = (said: string) => `steps:\n  look:\n    - call: ec2:DescribeInstances\n      ${said}\n`
      assert.deepEqual(await edit(mocks(before), { answers: [answer] }), { ok: true, text: mocks(after) })
    })

  it('are several where the step asks several times', async () => {
    const edited = await edit('', { answers: [{ output: 1 }, { error: { code: 'X', message: 'why' } }] })
    assert.ok(edited.ok)
    assert.equal(
      edited.text,
      'steps:\n  look:\n    - call: ec2:DescribeInstances\n      output: 1\n    - call: ec2:DescribeInstances\n      error:\n        code: X\n        message: why\n',
    )
  })

  it('are refused where they would not be asked for, or nothing can be read', async () => {
    const limited = await edit('steps: {look: [{call: "ec2:DescribeInstances", input: {A: 1}, output: 1}]}')
    assert.deepEqual(limited, {
      ok: false,
      message: 'the mocks of `look` have an answer with `input`, which comes first; edit them as text',
    })
    assert.equal((await edit('steps: [')).ok, false)
    assert.equal((await edit('steps: 1')).ok, false)
    assert.equal((await edit('- 1')).ok, false)
  })
})

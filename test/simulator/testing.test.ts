import assert from 'node:assert/strict'
import { applyEdits } from '../../server/node/fix-text.js'
import { coverageOf, figuresOf, percentOf } from '../../server/simulator/testing/coverage.js'
import { recordTrace } from '../../server/simulator/testing/record-trace.js'
import { eventsOf } from '../../server/simulator/testing/run-case.js'
import { casesOf } from '../../server/simulator/testing/test-case.js'
import { stringOf } from '../../server/syntax/tree.js'
import { rootOf, testedDocument } from '../support/tested-document.js'

const runbook = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String }
  Force: { type: Boolean, default: false }
variables:
  last: { type: String, default: none }
mainSteps:
  - name: choose
    action: aws:branch
    inputs:
      Choices:
        - { NextStep: stop, Variable: '{{ Force }}', BooleanEquals: true }
        - { NextStep: stop, Variable: '{{ InstanceId }}', StringEquals: i-2 }
      Default: each
  - name: stop
    action: aws:executeAwsApi
    onFailure: step:tell
    onCancel: step:tell
    inputs: { Service: ec2, Api: StopInstances, InstanceIds: ['{{ InstanceId }}'] }
    outputs: [{ Name: States, Selector: '$.StoppingInstances', Type: MapList }]
    isEnd: true
  - name: each
    action: aws:loop
    inputs:
      Iterators: [a, b]
      Steps:
        - { name: remember, action: 'aws:updateVariable', inputs: { Name: 'variable:last', Value: '{{ each.CurrentIteratorValue }}' } }
  - name: tell
    action: aws:executeScript
    inputs: { Runtime: python3.11, Handler: f, Script: '', InputPayload: { to: ['{{ InstanceId }}', 1] } }
outputs: [stop.States]
`
const { document, faultsOf, run: runFile } = await testedDocument(runbook)

const faultsIn = async (text: string): Promise<string[]> =>
  (await faultsOf(text))
    .sort((a, b) => a.start - b.start)
    .map(({ start, message }) => `${text.slice(start).split(/[\s:,}\]]/)[0]} ${message}`)

/** The results of the cases, which all have this parameter. */
async function run(cases: string) {
  const text = `defaults: { parameters: { InstanceId: i-1 } }\ncases:\n${cases}`
  return { text, results: await runFile(text) }
}

/** What differs in a case of these expectations, each with the text at its place. */
async function differences(
  expect: string,
  given = 'parameters: { Force: true }, mocks: { steps: { stop: { output: { StoppingInstances: [{ a: 1, b: x }] } } } }',
) {
  const { text, results } = await run(`  one: { ${given}, expect: ${expect} }\n`)
  return results.flatMap((result) =>
    result.differences.map(({ start, end, message, lines }) => [
      text.slice(start, end),
      message,
      ...(lines ? [lines.actual] : []),
    ]),
  )
}

const failing =
  'parameters: { Force: true }, mocks: { steps: { stop: { error: { code: Bad, message: "no (1)" } }, tell: { output: {} } } }'
const whole =
  'Step fails when it is Execute/Cancelling action. An error occurred (Bad) when calling the StopInstances operation: no (1). Please refer to Automation Service Troubleshooting Guide for more diagnosis details.'

describe('the judgement of a case', () => {
  const met: readonly [expect: string, given?: string][] = [
    ['{}'],
    ['{ status: Success, steps: [choose, stop], through: [choose, stop], outputs: { stop.States: [{ a: "1" }] } }'],
    ['{ calls: ["ec2:StopInstances"], not: { steps: [tell], calls: ["ec2:StartInstances", { step: tell }] } }'],
    ['{ calls: [{ step: stop, call: "ec2:stop_instances", input: { InstanceIds: [i-1] } }] }'],
    [
      '{ failure: "no (1)", steps: [choose, stop: Failed, tell], calls: ["ec2:StopInstances", { step: tell, input: { to: [i-1, "1"] } }] }',
      failing,
    ],
    ['{ failure: { matches: "no .[0-9]" }, status: Failed }', failing],
    [`{ failure: { equals: ${JSON.stringify(whole)} } }`, failing],
    [
      '{ variables: { last: b }, steps: [choose, each, remember, remember, tell], through: [remember, tell] }',
      'invent: true',
    ],
    ['{ steps: [tell] }', 'startAt: tell, invent: true'],
    [
      '{ status: Cancelled, steps: [choose, stop: Cancelled, tell] }',
      'invent: true, parameters: { Force: true }, mocks: { steps: { stop: { cancel: true } } }',
    ],
    ['{ failure: "is not of type Boolean", status: Failed, steps: [] }', 'parameters: { Force: 3 }'],
  ]
  for (const [expect, given] of met)
    it(`is satisfied by ${expect}`, async () => assert.deepEqual(await differences(expect, given), []))

  const missed: readonly [expect: string, differences: readonly unknown[], given?: string][] = [
    ['{ status: Failed }', [['Failed', 'the run ends with `Success`; expected `Failed`']]],
    ['{ failure: x }', [['{ failure: x }', 'the run ends with `Success`; expected it to fail']]],
    ['{ through: [tell] }', [['tell', 'the run does not come to `tell`; it takes `choose`, `stop`']]],
    [
      '{ through: [stop, choose] }',
      [['choose', 'the run does not come to `choose` after the steps before it; it takes `choose`, `stop`']],
    ],
    ['{ steps: [choose] }', [['[choose]', 'the run takes other steps', ['choose', 'stop']]]],
    ['{ steps: [choose, each] }', [['each', 'the run takes other steps', ['choose', 'stop']]]],
    [
      '{ outputs: { stop.States: [{ a: 2, c: 1 }] } }',
      [
        ['2', '`stop.States[0].a` is `1`; expected `2`'],
        ['1', '`stop.States[0].c` is absent; expected `1`'],
      ],
    ],
    ['{ outputs: { stop.States: [] } }', [['[]', '`stop.States` is `[{"a":1,"b":"x"}]`; expected `[]`']]],
    ['{ variables: { last: b } }', [['b', '`last` is `"none"`; expected `"b"`']]],
    ['{ calls: ["ec2:StartInstances"] }', [['ec2:StartInstances', '`ec2:StartInstances` is not asked for']]],
    [
      '{ calls: ["ec2:StopInstances", "ec2:StopInstances"] }',
      [['ec2:StopInstances', '`ec2:StopInstances` is not asked for once more after the calls before it']],
    ],
    [
      '{ calls: [{ call: "ec2:StopInstances", input: { InstanceIds: [i-2], Force: true } }] }',
      [
        ['i-2', 'in `ec2:StopInstances`, `input.InstanceIds[0]` is `"i-1"`; expected `"i-2"`'],
        ['true', 'in `ec2:StopInstances`, `input.Force` is absent; expected `true`'],
      ],
    ],
    [
      '{ calls: [{ call: "ec2:StopInstances", step: tell }] }',
      [['{ call: "ec2:StopInstances", step: tell }', '`ec2:StopInstances` is not asked for by the step `tell`']],
    ],
    [
      '{ not: { steps: [stop], calls: [{ step: stop }] } }',
      [
        ['stop', 'the run comes to `stop`, where it ends with `Success`'],
        [
          '{ step: stop }',
          'something in the step `stop` is asked for, by the step `stop` with {"InstanceIds":["i-1"]}',
        ],
      ],
    ],
    ['{ failure: other }', [['other', `the failure does not contain this text: ${whole}`]], failing],
    ['{ failure: { equals: Step fails } }', [['Step fails', `the failure is another one: ${whole}`]], failing],
    ['{ failure: { matches: "^no" } }', [['^no', `the failure does not match the pattern: ${whole}`]], failing],
    ['{ status: Success }', [['Success', `the run ends with \`Failed\`; expected \`Success\`: ${whole}`]], failing],
  ]
  for (const [expect, expected, given] of missed)
    it(`says what differs from ${expect}`, async () => assert.deepEqual(await differences(expect, given), expected))

  it('tells mocks that nobody asked for, and those that are missing', async () => {
    const { results } = await run(
      '  one: { mocks: { calls: { "ec2:StartInstances": { output: {} } } }, parameters: { Force: true } }\n',
    )
    assert.deepEqual(
      results.map(({ unused, stub }) => [unused.map(({ message }) => message), stub.split('\n').slice(0, 2)]),
      [[['the mock of `ec2:StartInstances` was not asked for'], ['steps:', '  tell:']]],
    )
  })

  it('asks the mocks of a case before those of all', async () => {
    const text = `defaults:
  parameters: { InstanceId: i-1, Force: true }
  mocks: { steps: { stop: { output: { StoppingInstances: [{ a: 1 }] } } } }
cases:
  all: { expect: { outputs: { stop.States: [{ a: 1 }] } } }
  own: { mocks: { calls: { 'ec2:StopInstances': { output: { StoppingInstances: [{ a: 2 }] } } } }, expect: { outputs: { stop.States: [{ a: 2 }] } } }
`
    const results = await runFile(text)
    assert.deepEqual(
      results.map((result) => result.differences),
      [[], []],
    )
  })
})

describe('a test file', () => {
  const wrong: readonly [text: string, faults: readonly string[]][] = [
    ['[]', ['[ the file is a list; expected a map']],
    ['{}', ['{ the file needs the key `cases`']],
    ['cases: {}', ['{ there are no cases; name one']],
    ['cases: { a: { expct: {} } }', ['expct no key of `a` is named `expct`; did you mean `expect`?']],
    [
      'cases: { a: { seed: x, invent: 1 } }',
      ['x `seed` is `x`; expected a whole number of at least 0', '1 `invent` is `1`; expected `true` or `false`'],
    ],
    [
      'cases: { a: { parameters: { Instance: 1 } } }',
      ['Instance no parameter is named `Instance`; did you mean `InstanceId`?'],
    ],
    ['defaults: { startAt: remember }\ncases: { a: {} }', ['remember no step is named `remember`']],
    ['cases: { a: { mocks: { steps: { stp: {} } } } }', ['stp no step is named `stp`; did you mean `stop`?']],
    [
      'cases: { a: { mocks: { steps: { stop: { otput: {} } } } } }',
      ['otput no key of `stop` is named `otput`; did you mean `output`?'],
    ],
    [
      'cases: { a: { expect: { status: Succes } } }',
      ['Succes `status` is `Succes`; expected `Success`, `Failed`, `TimedOut` or `Cancelled`'],
    ],
    [
      'cases: { a: { expect: { steps: [stp, { stop: Fail }, { stop: Failed, tell: Failed }] } } }',
      [
        'stp no step is named `stp`; did you mean `stop`?',
        'Fail `stop` is `Fail`; expected `Success`, `Failed`, `TimedOut`, `Cancelled`, `Exited`, `Skipped` or `SuccessAndReboot`',
        '{ a step stands by itself; expected one name with its status, such as `stop: Failed`',
      ],
    ],
    [
      'cases: { a: { expect: { through: [chose], not: { steps: [tel] } } } }',
      ['chose no step is named `chose`; did you mean `choose`?', 'tel no step is named `tel`; did you mean `tell`?'],
    ],
    [
      'cases: { a: { expect: { calls: ["ec2:Stop", {}, { step: x }] } } }',
      [
        'ec2 `ec2` has no operation `Stop`',
        '{ it is not said what is called; expected `call` or `step`',
        'x no step is named `x`',
      ],
    ],
    [
      'cases: { a: { expect: { outputs: { stop.States: 1, stop.State: 1, stp.A: 1, stop: 1 } } } }',
      [
        'stop.State `stop` has no output `State`; did you mean `States`?',
        'stp.A no step is named `stp`; did you mean `stop`?',
        'stop `stop` is no output; expected a step and its output, such as `stop.State`',
      ],
    ],
    ['cases: { a: { expect: { variables: { lst: 1 } } } }', ['lst no variable is named `lst`; did you mean `last`?']],
    ['cases: { a: { expect: { failure: { matches: "(" } } } }', ['(" error parsing regexp: missing closing ): `(`']],
    ['cases: { a: { expect: { failure: { matches: a, equals: b } } } }', ['{ expected either `equals` or `matches`']],
    [
      'cases: { a: { platform: Linux } }',
      ['platform `platform` is for Command documents; nodes of a runbook have their own'],
    ],
    ['cases: { a: { trace: "" } }', ['" `trace` is empty; expected text']],
  ]
  for (const [text, faults] of wrong)
    it(`is checked: ${text}`, async () => {
      const found = await faultsIn(text)
      assert.equal(found.length, faults.length, found.join('\n'))
      for (const [at, fault] of faults.entries())
        assert.ok(found[at]?.replace(/^"/, '').startsWith(fault.replace(/^"/, '')), found[at])
    })
})

describe('coverage', () => {
  const figuresFor = async (cases: string) => {
    const { results } = await run(cases)
    const coverage = coverageOf(document, eventsOf(results))
    return { coverage, figures: figuresOf([coverage]) }
  }

  it('counts steps, and the ways out of those that have several', async () => {
    const { coverage, figures } = await figuresFor(
      '  a: { parameters: { Force: true }, invent: true }\n  b: { parameters: { Force: true }, invent: true }\n',
    )
    assert.deepEqual(figures, {
      steps: { covered: 2, total: 5 },
      branches: { covered: 2, total: 8 },
      choices: { covered: 1, total: 3 },
      failures: { covered: 0, total: 2 },
    })
    assert.deepEqual(
      coverage.steps.map(({ step, count, ways }) => [
        step.name,
        count,
        ways.map((way) => [way.label, runbook.slice(way.start, way.end), way.count]),
      ]),
      [
        [
          'choose',
          2,
          [
            ['choice → stop', 'stop', 2],
            ['choice → stop', 'stop', 0],
            ['default → each', 'each', 0],
          ],
        ],
        [
          'stop',
          2,
          [
            ['isEnd → end', 'isEnd', 2],
            ['onFailure → tell', 'tell', 0],
            ['onCancel → tell', 'tell', 0],
          ],
        ],
        [
          'each',
          0,
          [
            ['loop → remember', 'each', 0],
            ['next → tell', 'each', 0],
          ],
        ],
        ['remember', 0, []],
        ['tell', 0, []],
      ],
    )
  })

  it('tells choices of one target apart, and counts failures, cancellations and passes of loops', async () => {
    const { coverage, figures } = await figuresFor(`  second: { parameters: { InstanceId: i-2 }, invent: true }
  loop: { invent: true }
  fails: { ${failing} }
  cancelled: { invent: true, parameters: { Force: true }, mocks: { steps: { stop: { cancel: true } } } }
`)
    assert.deepEqual(
      coverage.steps.flatMap(({ ways }) => ways.map(({ count }) => count)),
      [2, 1, 1, 1, 1, 1, 2, 1],
    )
    for (const figure of Object.values(figures)) assert.equal(percentOf(figure), 100)
  })

  it('is whole only where all is covered', () => {
    assert.deepEqual(
      [
        { covered: 0, total: 0 },
        { covered: 2, total: 3 },
        { covered: 9999, total: 10000 },
      ].map(percentOf),
      [100, 66.6, 99.9],
    )
  })
})

describe('a recorded trace', () => {
  const lines = ['0s run {}', '0s run Success "x: y"']
  const files: readonly [before: string, after: string][] = [
    [
      'cases:\n  a: # one\n    trace: recorded # two\n    invent: true\n',
      'cases:\n  a: # one\n    trace: | # two\n      0s run {}\n      0s run Success "x: y"\n    invent: true\n',
    ],
    [
      'cases:\n  a:\n    trace: | # two\n        old\n        older\n\n  # next\n  b: {}\n',
      'cases:\n  a:\n    trace: | # two\n        0s run {}\n        0s run Success "x: y"\n\n  # next\n  b: {}\n',
    ],
    [
      'cases:\n  a:\n    "trace": \'old\'',
      'cases:\n  a:\n    "trace": |\n      0s run {}\n      0s run Success "x: y"',
    ],
    [
      'cases:\n  a:\n    trace: >\n      old\n',
      'cases:\n  a:\n    trace: |\n      0s run {}\n      0s run Success "x: y"\n',
    ],
    ['cases: { a: { trace: recorded } }', 'cases: { a: { trace: "0s run {}\\n0s run Success \\"x: y\\"" } }'],
    ['{"cases": {"a": {"trace": "old"}}}', '{"cases": {"a": {"trace": "0s run {}\\n0s run Success \\"x: y\\""}}}'],
  ]
  for (const [before, after] of files)
    it(`replaces what stood in ${JSON.stringify(before)}`, async () => {
      const [testCase] = casesOf(await rootOf(before))
      assert.ok(testCase)
      assert.equal(applyEdits(before, recordTrace(testCase, lines, before)), after)
      const [again] = casesOf(await rootOf(after))
      assert.equal(stringOf(again?.trace?.value)?.trimEnd(), lines.join('\n'))
    })
})

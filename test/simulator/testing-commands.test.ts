import assert from 'node:assert/strict'
import { coverageOf, figuresOf } from '../../server/simulator/testing/coverage.js'
import { eventsOf } from '../../server/simulator/testing/run-case.js'
import { testedDocument } from '../support/tested-document.js'

const command = `schemaVersion: '2.2'
parameters:
  Unit: { type: String, default: nginx, interpolationType: ENV_VAR }
  Delay: { type: String, default: '5', allowedPattern: '^[0-9]$' }
mainSteps:
  - name: check
    action: aws:runShellScript
    inputs: { onFailure: exit, runCommand: ['check "$SSM_Unit"'] }
  - name: reload
    action: aws:runShellScript
    inputs: { onSuccess: exit, runCommand: ['sleep {{ Delay }}', reload] }
  - name: windows
    action: aws:runPowerShellScript
    precondition: { StringEquals: [platformType, Windows] }
    inputs: { runCommand: [reload] }
  - name: report
    action: aws:runShellScript
    inputs: { finallyStep: true, runCommand: ['echo {{ ssm:/greeting }}'] }
`
const { document, faultsOf, run: runFile } = await testedDocument(command)

const faultsIn = async (text: string) => (await faultsOf(text)).map(({ message }) => message)

const run = (cases: string) =>
  runFile(`defaults:
  account: { parameters: { /greeting: hello } }
  mocks: { steps: { check: {}, reload: {}, windows: { output: done }, report: {} } }
cases:
${cases}`)

const differences = async (given: string) =>
  (await run(`  one: { ${given} }\n`)).flatMap((result) =>
    result.differences.map(({ message, lines }) => (lines ? [message, ...lines.actual] : [message])),
  )

const broken = 'platform: Linux, mocks: { steps: { check: { responseCode: 2, errorOutput: bad } } }'

describe('the judgement of a case of a Command document', () => {
  it('takes the time from the account', async () => {
    const asked: number[] = []
    const text =
      "cases: { one: { platform: Linux, account: { start: '2027-03-01T00:00:00Z', parameters: { /greeting: hi } } } }"
    await runFile(text, (_, { now }) => {
      asked.push(now)
      return undefined
    })
    assert.equal(asked[0], Date.UTC(2027, 2, 1))
  })

  const met = [
    'platform: Linux, expect: { steps: [check, reload, windows: Skipped, report], through: [check, report], not: { steps: [windows] } }',
    'platform: Windows, expect: { steps: [check: Skipped, reload: Skipped, windows, report: Skipped], outputs: { windows.output: done } }',
    'platform: [Windows, Linux], expect: { through: [Linux/reload, Windows/windows], not: { steps: [Windows/report] } }',
    'platform: Linux, parameters: { Delay: 7 }, expect: { calls: ["ssm:GetParameters", { step: check, environment: { SSM_Unit: nginx } }, { step: reload, script: sleep 7, input: { runCommand: [sleep 7, reload] } }, { step: report, script: echo hello }] }',
    'platform: [Linux, Windows], expect: { calls: [{ step: Linux/reload, script: sleep 5 }], not: { calls: [{ step: Windows/reload }, { step: Linux/reload, script: sleep 7 }] } }',
    `${broken}, expect: { failure: bad, steps: [check: Failed, reload: Skipped, windows: Skipped, report], outputs: { check.responseCode: 2 } }`,
    'platform: Linux, mocks: { steps: { reload: { after: PT2H } } }, expect: { status: TimedOut }',
    'parameters: { Delay: x }, expect: { failure: not matching the pattern, steps: [] }',
    'platform: Linux, account: {}, expect: { failure: /greeting, steps: [] }',
  ]
  for (const given of met) it(`is satisfied by ${given}`, async () => assert.deepEqual(await differences(given), []))

  const missed: readonly [given: string, differences: readonly (readonly string[])[]][] = [
    [
      'platform: Windows, expect: { steps: [windows], outputs: { windows.output: other } }',
      [
        ['the run takes other steps', 'check: Skipped', 'reload: Skipped', 'windows', 'report: Skipped'],
        ['`windows.output` is `"done"`; expected `"other"`'],
      ],
    ],
    ['platform: Windows, expect: { through: [check] }', [['the run does not come to `check`; it takes `windows`']]],
    [
      'platform: Linux, expect: { calls: [{ step: reload, script: sleep 7 }, { step: check, environment: { SSM_Unit: x } }] }',
      [
        ['in something in the step `reload`, the script does not contain this text'],
        ['in something in the step `check`, `environment.SSM_Unit` is `"nginx"`; expected `"x"`'],
      ],
    ],
    [broken, [['the run ends with `Failed`; expected `Success`']]],
  ]
  for (const [given, expected] of missed)
    it(`says what differs from ${given}`, async () => {
      const found = await differences(given)
      assert.deepEqual(
        found.map(([message = '', ...lines]) => [message.replace(/: .*/s, ''), ...lines]),
        expected.map(([message = '', ...lines]) => [message.replace(/: .*/s, ''), ...lines]),
      )
    })
})

describe('a test file of a Command document', () => {
  const wrong: readonly [text: string, faults: readonly string[]][] = [
    [
      'defaults: { seed: 1 }\ncases: { a: { startAt: check } }',
      [
        '`seed` is for runbooks; rehearsals of Command documents make no ids',
        '`startAt` is for runbooks; leave it out for a Command document',
      ],
    ],
    ['cases: { a: { platform: Linx } }', ['`platform` is `Linx`; expected `Linux`, `MacOS` or `Windows` or a list']],
    [
      'cases: { a: { expect: { steps: [Linux/chek], not: { steps: [Mac/check] } } } }',
      ['no step is named `chek`; did you mean `check`?', 'no step is named `Mac`'],
    ],
    [
      'cases: { a: { expect: { outputs: { Linux/check.responseCode: 0, check.code: 1, chek.output: x } } } }',
      ['`check` has no output `code`', 'no step is named `chek`; did you mean `check`?'],
    ],
  ]
  for (const [text, faults] of wrong)
    it(`is checked: ${text}`, async () => {
      const found = await faultsIn(text)
      assert.equal(found.length, faults.length, found.join('\n'))
      for (const [at, fault] of faults.entries()) assert.ok(found[at]?.startsWith(fault), found[at])
    })
})

describe('coverage of a Command document', () => {
  const waysOf = async (cases: string) => {
    const coverage = coverageOf(document, eventsOf(await run(cases)))
    return {
      figures: figuresOf([coverage]),
      ways: coverage.steps.map(({ step, count, ways }) => [
        step.name,
        count,
        ways.map((way) => [way.label, command.slice(way.start, way.end), way.count]),
      ]),
    }
  }

  it('counts steps that ran, on any node, and the ways that leave something out', async () => {
    assert.deepEqual(await waysOf(`  a: { platform: [Linux, Windows] }\n  b: { ${broken} }\n`), {
      figures: {
        steps: { covered: 4, total: 4 },
        branches: { covered: 3, total: 4 },
        choices: { covered: 0, total: 0 },
        failures: { covered: 1, total: 1 },
      },
      ways: [
        [
          'check',
          2,
          [
            ['next → reload', 'check', 1],
            ['onFailure → report', 'exit', 1],
          ],
        ],
        [
          'reload',
          1,
          [
            ['next → windows', 'reload', 0],
            ['onSuccess → report', 'exit', 1],
          ],
        ],
        ['windows', 1, []],
        ['report', 2, []],
      ],
    })
  })

  it('does not take an exit by a code of the script for one of `onFailure`', async () => {
    const { figures } = await waysOf('  a: { platform: Linux, mocks: { steps: { check: { responseCode: 169 } } } }\n')
    assert.deepEqual([figures.steps.covered, figures.branches.covered], [2, 0])
  })
})

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, ssmith } from '../support/command-line.js'
import { randomFrom } from '../support/random.js'

const runbook = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: 'AWS::EC2::Instance::Id' }
mainSteps:
  - name: decide
    action: aws:branch
    inputs:
      Choices:
        - { NextStep: stop, Variable: '{{ global:REGION }}', StringEquals: us-east-1 }
      Default: pause
  - name: stop
    action: aws:executeAwsApi
    onFailure: step:pause
    inputs: { Service: ec2, Api: StopInstances, InstanceIds: ['{{ InstanceId }}'] }
    isEnd: true
  - name: pause
    action: aws:sleep
    inputs: { Duration: PT1M }
`
const tests = `# The runbook stops one instance.
defaults:
  parameters: { InstanceId: i-0123456789abcdef0 }
cases:
  stops the instance: # by its id
    mocks: { calls: { 'ec2:StopInstances': { output: {} } } }
    expect:
      steps: [decide, stop]
      calls: [{ call: ec2:StopInstances, input: { InstanceIds: [i-0123456789abcdef0] } }]
  waits:
    startAt: pause
`
const both = { 'rb/stop.yaml': runbook, 'rb/stop.test.yaml': tests }

type Files = Readonly<Record<string, string>>

/** Runs \`ssmith test\` in a folder with files, and gives what it left of some of them. */
async function run(files: Files, args: readonly string[] = [], left: readonly string[] = []) {
  const folder = folderWith(files)
  try {
    const ran = await ssmith(folder.path, ['test', ...args])
    return { ...ran, left: left.map((name) => readFileSync(join(folder.path, name), 'utf8')) }
  } finally {
    folder.remove()
  }
}

describe('ssmith test', () => {
  it('tells in a line that the cases of a file pass', async () => {
    const { code, out, err } = await run(both)
    assert.deepEqual([code, out, err], [0, '✓ rb/stop.test.yaml  2 cases\n\n2 cases in 1 file, all passed\n', ''])
    const { out: all } = await run(both, ['--verbose'])
    assert.match(all, /^ {2}✓ stops the instance\n {2}✓ waits$/m)
  })

  it('says what differs, where that is expected, and which mocks are missing, within 80 columns', async () => {
    const wrong = tests.replace("    mocks: { calls: { 'ec2:StopInstances': { output: {} } } }\n", '')
    const { code, out } = await run({ ...both, 'rb/stop.test.yaml': wrong })
    assert.equal(code, 1)
    const [output = ''] = out.split('    To answer')
    for (const line of output.split('\n')) assert.ok(line.length <= 80, line)
    assert.equal(
      out.split('          output:')[0],
      `✗ rb/stop.test.yaml  2 cases, 1 failed
  ✗ stops the instance
    rb/stop.test.yaml:7:7: the run ends with \`Failed\`; expected \`Success\`:
      Step fails when it is Execute/Cancelling action. no mock for
      ec2:StopInstances in step stop. Please refer to Automation Service
      Troubleshooting Guide for more diagnosis details.
    rb/stop.test.yaml:7:23: the run takes other steps
        decide
      - stop
      + stop: Failed
      + pause
    To answer what was asked for, put this under \`mocks\`:
      calls:
        ec2:StopInstances:
`,
    )
  })

  it('runs the cases whose names contain a text', async () => {
    const { out } = await run(both, ['--filter', 'Stops'])
    assert.match(out, /1 case in 1 file, all passed/)
    const { code, err } = await run(both, ['--filter', 'starts'])
    assert.equal(code, 2)
    assert.match(err, /^ssmith: `--filter`: the name of no case contains `starts`$/m)
  })

  it('finds tests by name and content, and passes over what git ignores', async () => {
    const others = {
      'a.test.yaml': 'scenarios: {}\n',
      'b.test.yaml': runbook.replace('mainSteps:', 'x: { cases: 1 }\nmainSteps:'),
      '.gitignore': 'out\n',
      '.git/HEAD': '',
      'out/stop.test.yaml': 'cases: []\n',
    }
    const { code, out } = await run({ ...both, ...others })
    assert.deepEqual([code, out.split('\n')[0]], [0, '✓ rb/stop.test.yaml  2 cases'])
    const { err } = await run({ 'a.yaml': runbook })
    assert.match(err, /^ssmith: no test files found; they are called `\*\.test\.yaml`$/m)
    assert.equal((await run(both, ['rb/none'])).code, 2)
  })

  it('runs the tests of a document that is named', async () => {
    assert.match((await run(both, ['rb/stop.yaml'])).out, /^✓ rb\/stop\.test\.yaml {2}2 cases$/m)
    const { code, out } = await run({ 'stop.yaml': runbook }, ['stop.yaml'])
    assert.equal(code, 2)
    assert.match(out, /stop\.yaml:1:1: this is a document without tests; they belong into\s+`stop\.test\.yaml`/)
  })

  it('takes a document and mocks from files that are named, in JSON too', async () => {
    const text = JSON.stringify({
      document: '../rb/stop.yaml',
      defaults: { parameters: { InstanceId: 'i-11111111' }, mocks: 'mocks.yaml' },
      cases: { stops: { expect: { steps: ['decide', 'stop'] } } },
    })
    const files = { ...both, 't/any.test.json': text, 't/mocks.yaml': 'steps: { stop: { output: {} } }\n' }
    assert.deepEqual((await run(files, ['t'])).code, 0)
    const faulty = await run({ ...files, 't/mocks.yaml': 'steps: { stp: {} }\n' }, ['t'])
    assert.equal(faulty.code, 2)
    assert.match(
      faulty.out.replaceAll(/\n +/g, ' '),
      /any\.test\.json:1:\d+: the mocks cannot be used: mocks\.yaml:1:10: no step is named `stp`; did you mean `stop`\?/,
    )
  })

  it('runs each case in an account of its own, which may stand in a file', async () => {
    const before = "outputs: [{ Name: Before, Selector: '$.StoppingInstances[0].PreviousState.Name', Type: String }]"
    const account = { instances: { 'i-0123456789abcdef0': { state: 'running' } } }
    const stops = { expect: { steps: ['decide', 'stop'], outputs: { 'stop.Before': 'running' } } }
    const text = (given: unknown) =>
      JSON.stringify({
        defaults: { parameters: { InstanceId: 'i-0123456789abcdef0' }, account: given },
        cases: {
          stops,
          'stops what other cases have stopped': stops,
          elsewhere: { account: { region: 'eu-west-1' }, expect: { steps: ['decide', 'pause'] } },
          'knows no other instance': {
            parameters: { InstanceId: 'i-0aaaaaaaaaaaaaaaa' },
            expect: { through: ['decide', 'stop', 'pause'], failure: 'InvalidInstanceID.NotFound' },
          },
        },
      })
    const inline = {
      'rb/stop.yaml': runbook.replace('    isEnd: true', `    ${before}\n    isEnd: true`),
      'rb/stop.test.json': text(account),
    }
    assert.equal((await run(inline)).out, '✓ rb/stop.test.json  4 cases\n\n4 cases in 1 file, all passed\n')
    const named = { ...inline, 'rb/stop.test.json': text('account.json'), 'rb/account.json': JSON.stringify(account) }
    assert.equal((await run(named)).code, 0)
    const faulty = await run({ ...named, 'rb/account.json': '{"instance": {}}' })
    assert.match(
      faulty.out.replaceAll(/\n +/g, ' '),
      /the account cannot be used: account\.json:1:3: no key of the file is named `instance`/,
    )
    const wrong = await run({ ...inline, 'rb/stop.test.json': text({ region: 1 }) })
    assert.match(wrong.out, /`region` is `1`; expected text/)
  })

  it('does not run a faulty file, and says where it is faulty', async () => {
    const faulty = tests
      .replace('steps: [decide, stop]', 'steps: [decide, stp]')
      .replace('startAt: pause', 'startat: pause')
    const { code, out } = await run({
      ...both,
      'rb/stop.test.yaml': faulty,
      'rb/more.test.yaml':
        'document: stop.yaml\ncases: { a: { startAt: pause, parameters: { InstanceId: i-11111111 } } }',
    })
    assert.equal(code, 2)
    assert.equal(
      out,
      `✓ rb/more.test.yaml  1 case
✗ rb/stop.test.yaml
  rb/stop.test.yaml:8:23: no step is named \`stp\`; did you mean \`stop\`?
  rb/stop.test.yaml:11:5: no key of \`waits\` is named \`startat\`; did you mean
    \`startAt\`?

1 case in 1 file, all passed; 1 file cannot be run
`,
    )
  })

  for (const [what, files, message] of [
    [
      'no document',
      { 'a.test.yaml': 'cases: { a: {} }' },
      'a.test.yaml:1:1: no document stands beside the test file, such as `a.yaml`; name one as `document`',
    ],
    [
      'another document',
      { 'a.test.yaml': 'document: b.yaml\ncases: { a: {} }' },
      'a.test.yaml:1:11: there is no file `b.yaml`',
    ],
    [
      'a document without steps',
      { 'a.test.yaml': 'cases: { a: {} }', 'a.yaml': "schemaVersion: '0.3'\nmainSteps: []\n" },
      'a.test.yaml:1:1: the document cannot be rehearsed: a.yaml:1:1: the document has no steps',
    ],
    ['broken YAML', { 'a.test.yaml': 'cases: { a: {} ' }, 'a.test.yaml:'],
    ['nothing', { 'a.test.yaml': '' }, 'no test files found'],
  ] satisfies [string, Files, string][])
    it(`tells that a test file has ${what}`, async () => {
      const { code, out, err } = await run(files)
      assert.equal(code, 2)
      assert.ok((out + err).replaceAll(/\n +/g, ' ').includes(message), out + err)
    })

  it('ends a run without end', async () => {
    const endless = `schemaVersion: '0.3'
mainSteps:
  - { name: wait, action: 'aws:waitForAwsResourceProperty', timeoutSeconds: 100000000, inputs: { Service: ec2, Api: DescribeInstances, PropertySelector: '$.a', DesiredValues: [b] } }
`
    const test = "cases: { a: { mocks: { calls: { 'ec2:DescribeInstances': { output: { a: c } } } } } }"
    const { code, out } = await run({ 'a.yaml': endless, 'a.test.yaml': test })
    assert.equal(code, 1)
    assert.match(out, /a\.test\.yaml:1:10: the run asked for more than 100000 things/)
  })

  it('records traces, and compares with them later', async () => {
    const recording = tests.replace('    startAt: pause\n', '    startAt: pause\n    trace: recorded # all of it\n')
    const files = { ...both, 'rb/stop.test.yaml': recording }
    const missing = await run(files)
    assert.equal(missing.code, 1)
    assert.match(missing.out, /12:12: no trace is recorded yet; `ssmith test --update`/)
    const recorded = await run(files, ['--update'], ['rb/stop.test.yaml'])
    assert.deepEqual([recorded.code, recorded.err], [0, 'ssmith: 1 trace recorded\n'])
    const [text = ''] = recorded.left
    assert.equal(
      text,
      recording.replace(
        'recorded # all of it\n',
        `| # all of it
      0s run {"InstanceId":"i-0123456789abcdef0"}
      0s run Pending
      0s run InProgress
      0s pause InProgress
      0s pause inputs {"Duration":"PT1M"}
      0s pause asks sleep 60 = clock
      60s pause Success after 1 {"OutputPayload":"{}"}
      60s pause -> end (end of list)
      60s run Success {}
`,
      ),
    )
    assert.equal((await run({ ...files, 'rb/stop.test.yaml': text })).code, 0)
    const changed = await run({ 'rb/stop.test.yaml': text, 'rb/stop.yaml': runbook.replace('PT1M', 'PT2M') })
    assert.equal(changed.code, 1)
    assert.match(changed.out, /- 0s pause asks sleep 60 = clock\n.*\n.*\n.*\n {6}\+ 0s pause inputs/)
  })

  it('shows what was covered, and what was not', async () => {
    const { code, out } = await run(both, ['--coverage'])
    assert.equal(code, 0)
    assert.equal(
      out.split('\n\n')[2],
      `Coverage                                     steps  branches   choices  failures
rb/stop.yaml                                 100 %      50 %      50 %       0 %
  rb/stop.yaml:10:16: no case takes \`default → pause\` out of \`decide\`
  rb/stop.yaml:13:21: no case takes \`onFailure → pause\` out of \`stop\`
all                                          100 %      50 %      50 %       0 %
`,
    )
  })

  it('counts documents without tests where that is wanted', async () => {
    const command =
      "schemaVersion: '2.2'\nmainSteps: [{ name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }]\n"
    const files = { ...both, 'rb/other.yaml': runbook, 'rb/command.yaml': command }
    const { code, out } = await run(files, ['rb', '--coverage-all', '--min-coverage', 'steps=60'])
    assert.equal(code, 1)
    const lines = out
      .split('\n')
      .filter((line) => /%/.test(line))
      .map((line) => line.split(/ {2,}/).slice(0, 2))
    assert.deepEqual(lines, [
      ['rb/stop.yaml', '100 %'],
      ['rb/command.yaml', '0 %'],
      ['rb/other.yaml', '0 %'],
      ['all', '42.8 %'],
    ])
  })

  it('fails where less is covered than has to be', async () => {
    const { code, err } = await run(both, ['--min-coverage', '60', '--min-coverage', 'failures=0'])
    assert.equal(code, 1)
    assert.equal(
      err,
      'ssmith: the coverage of branches is 50 %; expected at least 60 %\nssmith: the coverage of choices is 50 %; expected at least 60 %\n',
    )
    assert.equal((await run(both, ['--min-coverage', 'steps=100'])).code, 0)
    for (const odd of ['101', 'x', 'lines=3', '=1', '-1'])
      assert.equal((await run(both, [`--min-coverage=${odd}`])).code, 2)
  })

  it('writes coverage for other tools, by the lines of the runbook', async () => {
    const formats = ['--coverage-format', 'lcov', '--coverage-format', 'json', '--coverage-folder', 'out/c']
    const { code, out, left } = await run(
      both,
      [...formats, '--filter', 'waits'],
      ['out/c/lcov.info', 'out/c/coverage.json'],
    )
    assert.deepEqual([code, out], [0, '✓ rb/stop.test.yaml  1 case\n\n1 case in 1 file, all passed\n'])
    const [lcov = '', json = ''] = left
    const head = `TN:
SF:rb/stop.yaml
FN:5,decide
FN:11,stop
FN:16,pause
FNDA:0,decide
FNDA:0,stop
FNDA:1,pause
FNF:3
FNH:1
BRDA:9,0,0,-
BRDA:10,0,1,-
BRDA:15,1,0,-
BRDA:13,1,1,-
BRF:4
BRH:0
`
    const lines = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map((line) => `DA:${line},${line < 16 ? 0 : 1}\n`)
    assert.equal(lcov, `${head}${lines.join('')}LF:14\nLH:3\nend_of_record\n`)
    const { total, files } = JSON.parse(json)
    assert.deepEqual(total.figures.steps, { covered: 1, total: 3, percent: 33.3 })
    assert.deepEqual(files[0].uncovered, [
      { line: 5, column: 11, message: 'no case comes to the step `decide`' },
      { line: 11, column: 11, message: 'no case comes to the step `stop`' },
    ])
    assert.deepEqual(files[0].steps[1].ways, [
      { reason: 'isEnd', to: null, line: 15, count: 0 },
      { reason: 'onFailure', to: 'pause', line: 13, count: 0 },
    ])
  })

  it('writes a page that shows the ways taken, and lets nothing of a runbook act', async () => {
    const evil = '"><script>alert(1)</script>'
    const hostile = runbook.replaceAll('pause', JSON.stringify(evil)).replaceAll('step:"', '"step:')
    const name = 'rb/<b>&.yaml'
    const files = {
      [name]: hostile,
      [name.replace('.yaml', '.test.yaml')]: tests.replace('pause', JSON.stringify(evil)),
    }
    const { code, left } = await run(files, ['--coverage-format', 'html'], ['coverage/index.html'])
    assert.equal(code, 0)
    const [page = ''] = left
    assert.ok(page.includes('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'))
    assert.ok(page.includes('rb/&lt;b&gt;&amp;.yaml'))
    assert.ok(!/<(?:script|b)>|<[^>]+ (?:style|on\w+)=/.test(page))
    const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style)
    const hashes = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    const policy = `default-src 'none'; style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`
    assert.ok(page.includes(`content="${policy}"`), page.slice(0, 400))
    const ways = [
      ...page.matchAll(/<path class="way([^"]*)" data-from="(\w+)" data-to="(\w+)"[^>]*>(?:<title>([^<]*))?/g),
    ]
    assert.deepEqual(
      ways.map(([, look, from, to, title]) => `${from} ${to}${look} ${title?.split(': ').at(-1) ?? ''}`).sort(),
      [
        'start step1 taken ',
        'step1 step2 taken 1 time',
        'step1 step3 missed never',
        'step2 end taken 1 time',
        'step2 step3 failure missed never',
        'step3 end ',
      ],
    )
    assert.match(page, /<a href="#f0-\d+"><g data-id="step3"><title>[^<]*: 1 time<\/title><rect class="box done"/)
    assert.match(page, /<tr id="f0-10" class="part"><td class="number">10<\/td><td class="count">1×<\/td>/)
  })

  it('covers a runbook in a template by the lines of the template', async () => {
    const template = `Resources:
  Stop:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      Content:
        schemaVersion: '0.3'
        mainSteps:
          - name: pause
            action: aws:sleep
            inputs: { Duration: PT1M }
`
    const files = { 'template.yaml': template, 'template.test.yaml': 'cases: { waits: {} }' }
    const { left } = await run(files, ['--coverage-format', 'lcov'], ['coverage/lcov.info'])
    assert.match(left[0] ?? '', /^FN:9,pause$/m)
    assert.match(left[0] ?? '', /^DA:11,1$/m)
  })

  it('writes JSON and JUnit', async () => {
    const wrong = tests.replace('steps: [decide, stop]', 'steps: [stop, decide]')
    const files = { ...both, 'rb/stop.test.yaml': wrong, 'b.test.yaml': 'cases: { "<&": {} }' }
    const json = JSON.parse((await run(files, ['--format', 'json'])).out)
    assert.deepEqual(json.summary, { files: 1, cases: 2, failed: 1, faulty: 1 })
    assert.deepEqual(json.files[0].faults.length, 1)
    assert.deepEqual(json.files[1].cases, [
      {
        name: 'stops the instance',
        line: 5,
        column: 3,
        passed: false,
        status: 'Success',
        differences: [
          {
            line: 8,
            column: 15,
            message: 'the run takes other steps',
            expected: ['stop', 'decide'],
            actual: ['decide', 'stop'],
          },
        ],
      },
      { name: 'waits', line: 10, column: 3, passed: true, status: 'Success', differences: [] },
    ])
    const { out: xml, code } = await run(files, ['--format', 'junit'])
    assert.equal(code, 2)
    assert.equal(
      xml.replaceAll(/time="[\d.]+"/g, 'time=""'),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ssmith" tests="3" failures="2" errors="0">
  <testsuite name="b.test.yaml" tests="1" failures="1" errors="0" skipped="0" time="">
    <testcase name="the test file" classname="b.test.yaml" time="">
      <failure message="no document stands beside the test file, such as \`b.yaml\`; name one as \`document\`" type="faulty-test">b.test.yaml:1:1: no document stands beside the test file, such as \`b.yaml\`; name one as \`document\`</failure>
    </testcase>
  </testsuite>
  <testsuite name="rb/stop.test.yaml" tests="2" failures="1" errors="0" skipped="0" time="">
    <testcase name="stops the instance" classname="rb/stop.test.yaml" time="">
      <failure message="the run takes other steps" type="difference">rb/stop.test.yaml:8:15: the run takes other steps
- stop
  decide
+ stop</failure>
    </testcase>
    <testcase name="waits" classname="rb/stop.test.yaml" time=""/>
  </testsuite>
</testsuites>
`,
    )
  })
})

describe('ssmith lint', () => {
  const lint = async (files: Files, ...args: string[]) => {
    const folder = folderWith(files)
    try {
      return await ssmith(folder.path, ['lint', ...args])
    } finally {
      folder.remove()
    }
  }

  it('finds what is wrong with test files', async () => {
    const faulty = tests.replace('steps: [decide, stop]', 'steps: [decide, stp]')
    const { code, out } = await lint({ ...both, 'rb/stop.test.yaml': faulty })
    assert.equal(code, 1)
    assert.match(
      out,
      /^rb\/stop\.test\.yaml:8:23: error: no step is named `stp`; did you mean `stop`\? \[faulty-test\]$/m,
    )
    assert.match((await lint(both)).out, /^no findings in 2 files$/m)
    assert.match((await lint({ ...both, 'rb/stop.test.yaml': 'cases: {' })).out, /stop\.test\.yaml.*\[broken-syntax\]/)
  })

  it('says nothing of it where that is not wanted', async () => {
    const faulty = tests.replace('steps: [decide, stop]', 'steps: [decide, stp] # ssmith: ignore')
    assert.equal((await lint({ ...both, 'rb/stop.test.yaml': faulty })).code, 0)
    const other = { ...both, 'rb/stop.test.yaml': faulty.replace('# ssmith: ignore', '') }
    assert.equal((await lint(other, '--rule', 'faulty-test=off')).code, 0)
    assert.equal((await lint(other, '--only', 'unknown-step')).code, 0)
  })

  it('leaves test files of other tools alone', async () => {
    assert.match(
      (await lint({ 'a.test.yaml': 'cases2: 1\n', 'b.test.json': '{"a": {"cases": 1}}' })).out,
      /^no Systems Manager documents found$/m,
    )
  })
})

describe('test files however broken', () => {
  it('are read without an error of ours', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../examples/restart-instance.test.yaml'), 'utf8')
    const document = readFileSync(join(import.meta.dirname, '../../examples/restart-instance.yaml'), 'utf8')
    const random = randomFrom(7)
    const broken = Array.from({ length: 150 }, (_, at) => {
      const cut = Math.floor((text.length * at) / 150)
      if (at % 2 === 0) return text.slice(0, cut)
      return text.slice(0, cut) + text.slice(cut + random(40))
    })
    const files = Object.fromEntries(broken.map((each, at) => [`${at}.test.yaml`, `document: r.yaml\n${each}`]))
    const { code, out, err } = await run({ ...files, 'r.yaml': document }, ['--format', 'json'])
    assert.ok(code === 1 || code === 2, err)
    assert.ok(JSON.parse(out).summary.faulty > 20)
    for (const hostile of [
      'cases: { __proto__: { expect: { outputs: { __proto__: 1 }, variables: { constructor: 1 } } } }',
      `cases: ${'['.repeat(5000)}`,
      'cases: &a { a: *a }',
      'document: /dev/zero\ncases: { a: {} }',
      'cases: { a: { mocks: /dev/zero } }',
    ]) {
      const ran = await run({ 'r.yaml': document, 'r.test.yaml': hostile })
      assert.equal(ran.code, 2, hostile)
    }
  })
})

describe('ssmith test --watch', () => {
  it('runs again when a file has changed', async () => {
    const { nextChange } = await import('../../server/node/watch-folders.js')
    const folder = folderWith(both)
    try {
      const file = join(folder.path, 'rb/stop.yaml')
      const later = nextChange([join(folder.path, 'rb')], [file], Date.now() + 10_000)
      let changed = false
      void later.then(() => (changed = true))
      await new Promise((resolve) => setTimeout(resolve, 150))
      assert.equal(changed, false)
      writeFileSync(file, runbook)
      await later
      // What changed while the tests ran is not waited for.
      await nextChange([], [file], 0)
    } finally {
      folder.remove()
    }
  })
})

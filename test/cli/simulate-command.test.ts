import assert from 'node:assert/strict'
import { sandboxFault } from '../../server/node/shell-sandbox.js'
import { folderWith, ssmith } from '../support/command-line.js'

const greet = `schemaVersion: '2.2'
parameters:
  name: { type: String }
  tone: { type: String, default: loud, interpolationType: ENV_VAR }
mainSteps:
  - name: shell
    action: aws:runShellScript
    inputs: { onFailure: exit, runCommand: ['echo {{ name }}', 'echo "$SSM_tone" >&2', 'exit {{ name }}'] }
  - name: power
    action: aws:runPowerShellScript
    precondition: { StringEquals: [platformType, Windows] }
    inputs: { runCommand: ['Write-Output {{ name }}'] }
  - { name: last, action: 'aws:runShellScript', inputs: { finallyStep: true, runCommand: [uptime] } }
`
const runbook = `schemaVersion: '0.3'
mainSteps:
  - { name: send, action: 'aws:runCommand', inputs: { DocumentName: greet, InstanceIds: [i-1, i-2], Parameters: { name: you } } }
`

async function simulate(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = folderWith({ 'greet.yaml': greet, ...files })
  try {
    return await ssmith(folder.path, ['simulate', ...args])
  } finally {
    folder.remove()
  }
}

describe('ssmith simulate of a Command document', () => {
  it('shows a node of each platform: what runs there, what does not and why, and the scripts as they run', async () => {
    const { code, out, err } = await simulate({}, 'greet.yaml', '-p', 'name=you')
    assert.deepEqual([code, err], [0, ''])
    assert.deepEqual(out.match(/^i-\S+ \(\w+\): \w+$/gm), [
      'i-0123456789abcdef0 (Linux): Success',
      'i-0123456789abcdef1 (MacOS): Success',
      'i-0123456789abcdef2 (Windows): Success',
    ])
    assert.match(out, /^ {12}SSM_tone=loud\n {12}\| echo you\n {12}\| echo "\$SSM_tone" >&2\n {12}\| exit you$/m)
    assert.match(out, /^00:00:00 {2}shell {2}aws:runShellScript {2}Skipped$/m)
    assert.match(out, /Step execution skipped due to unsupported plugin/)
    assert.ok(out.endsWith('\nSuccess after 00:00:00: 3 nodes, 5 of 9 steps ran\n'), out)
  })

  it('shows the chosen platforms only', async () => {
    const { out } = await simulate({}, 'greet.yaml', '--platform', 'Windows', '--platform', 'Linux')
    assert.deepEqual(out.match(/\((?:Linux|Windows|MacOS)\)/g), ['(Linux)', '(Windows)'])
    assert.match(out, /^ {2}name: name {2}invented$/m)
  })

  it('writes what other programs may rely on', async () => {
    const mocks = 'steps: { shell: [{ node: Linux, responseCode: 3, errorOutput: oh, after: PT5S }] }\n'
    const args = ['greet.yaml', '-p', 'name=you', '--platform', 'Linux', '--mocks', 'mocks.yaml', '--format', 'json']
    const { code, out } = await simulate({ 'mocks.yaml': mocks }, ...args)
    assert.equal(code, 1)
    const { nodes, ...report } = JSON.parse(out)
    assert.deepEqual(report, {
      document: 'greet',
      status: 'Failed',
      failureMessage: null,
      virtualSeconds: 5,
      calls: [],
    })
    const [{ steps, output, ...node }] = nodes
    assert.deepEqual(node, {
      node: 'i-0123456789abcdef0',
      platform: 'Linux',
      status: 'Failed',
      statusDetails: 'Failed',
      failureMessage: null,
      responseCode: null,
      startedAt: 0,
      endedAt: 5,
    })
    assert.match(output, /\n-{10}ERROR-{7}\noh/)
    assert.deepEqual(
      steps.map(({ name, status, responseCode }: Record<string, unknown>) => [name, status, responseCode]),
      [
        ['shell', 'Failed', 3],
        ['power', 'Skipped', 0],
        ['last', 'Success', 0],
      ],
    )
    assert.deepEqual(steps[0].runs, [
      {
        inputs: { onFailure: 'exit', runCommand: ['echo you', 'echo "$SSM_tone" >&2', 'exit you'] },
        script: 'echo you\necho "$SSM_tone" >&2\nexit you',
        environment: { SSM_tone: 'loud' },
        source: 'mock',
      },
    ])
  })

  it('says what the service has against the parameters', async () => {
    const { code, out } = await simulate({}, 'greet.yaml', '--no-invent', '--format', 'json')
    assert.equal(code, 1)
    assert.equal(JSON.parse(out).failureMessage, 'Missing required parameter: name in user inputs.')
  })

  it('draws one node, with its steps coloured', async () => {
    const { out } = await simulate({}, 'greet.yaml', '--platform', 'Windows', '--format', 'mermaid')
    assert.match(out, /^ {2}step1 -\.->\|"onFailure: exit"\| step3$/m)
    assert.match(out, /^ {2}class step2 done$/m)
    assert.match(out, /^ {2}class step1,step3 skipped$/m)
    const several = await simulate({}, 'greet.yaml', '--format', 'mermaid')
    assert.equal(several.code, 2)
    assert.match(several.err, /`--format mermaid` draws one node; choose its platform with `--platform`/)
  })

  it('prints what to paste where a step has no mock', async () => {
    const { code, err } = await simulate({}, 'greet.yaml', '-p', 'name=you', '--no-invent', '--platform', 'MacOS')
    assert.equal(code, 1)
    assert.match(err, /^steps:\n {2}shell:\n {4}output: ''\n {2}last:\n {4}output: ''\n$/m)
  })

  it('leaves the plugin of a step out where its name is too long for both', async () => {
    const name = 'x'.repeat(60)
    const document = `schemaVersion: '2.2'\nmainSteps:\n  - { name: ${name}, action: 'aws:runShellScript', inputs: { runCommand: [a] } }\n`
    const { out } = await simulate({ 'long.yaml': document }, 'long.yaml', '--platform', 'Linux')
    assert.match(out, /^00:00:00 {2}x{40,}…? {2}Success {2}invented$/m)
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line)
  })

  it('is played again node by node from what was recorded', async () => {
    const folder = folderWith({
      'greet.yaml': greet,
      'runbook.yaml': runbook,
      'mocks.yaml': 'steps: { send: { node: i-2, status: DeliveryTimedOut }, shell: { responseCode: 1 } }\n',
    })
    const nodesOf = async (...args: readonly string[]) => {
      const { out } = await ssmith(folder.path, ['simulate', 'runbook.yaml', ...args])
      return out.match(/^ {12}i-\d: \w+$|^ {14}\w+: \w+$/gm)
    }
    try {
      const recorded = await nodesOf('--mocks', 'mocks.yaml', '--record', 'recorded.yaml')
      assert.ok(recorded?.includes('            i-1: Failed') && recorded.includes('            i-2: DeliveryTimedOut'))
      assert.deepEqual(await nodesOf('--mocks', 'recorded.yaml', '--no-invent'), recorded)
    } finally {
      folder.remove()
    }
  })

  it('is part of the rehearsal of a runbook that runs it', async () => {
    const mocks = `steps:
  send: { node: i-2, status: DeliveryTimedOut }
  shell: { responseCode: 168 }
`
    const files = { 'runbook.yaml': runbook, 'mocks.yaml': mocks }
    const { code, out, err } = await simulate(files, 'runbook.yaml', '--mocks', 'mocks.yaml')
    assert.deepEqual([code, err], [1, ''])
    assert.match(out, /^ {12}on i-1 \(Linux\)$/m)
    assert.match(out, /^ {14}shell: Success, exit code 168$/m)
    assert.match(out, /^ {14}power: Skipped$/m)
    assert.match(out, /^ {12}i-2: DeliveryTimedOut$/m)
  })

  it('is listed node by node in the JSON form of that rehearsal, also where it was not sent any more', async () => {
    const mocks = 'steps: { shell: [{ node: i-1, responseCode: 3, after: PT5S }] }\n'
    const one = runbook.replace(
      'InstanceIds: [i-1, i-2]',
      "InstanceIds: [i-1, i-2], MaxConcurrency: '1', MaxErrors: '0'",
    )
    const files = { 'runbook.yaml': one, 'mocks.yaml': mocks }
    const { code, out } = await simulate(files, 'runbook.yaml', '--mocks', 'mocks.yaml', '--format', 'json')
    assert.equal(code, 1)
    const [{ nodes }] = JSON.parse(out).steps
    assert.deepEqual(
      nodes.map(({ steps, output: _, ...node }: { steps: { name: string }[]; output: string }) => ({
        ...node,
        steps: steps.map(({ name }) => name),
      })),
      [
        {
          node: 'i-1',
          platform: 'Linux',
          status: 'Failed',
          statusDetails: 'Failed',
          failureMessage: null,
          responseCode: null,
          startedAt: 0,
          endedAt: 5,
          steps: ['shell', 'power', 'last'],
        },
        {
          node: 'i-2',
          platform: 'Linux',
          status: 'Cancelled',
          statusDetails: 'Terminated',
          failureMessage: null,
          responseCode: null,
          startedAt: 5,
          endedAt: 5,
          steps: [],
        },
      ],
    )
    assert.equal(nodes[0].steps[0].runs[0].source, 'mock')
  })
})

describe('ssmith simulate --exec', () => {
  let fault: string | undefined

  before(async () => {
    fault = await sandboxFault()
  })

  it('runs shell scripts of Linux nodes in a sandbox', async function () {
    if (fault !== undefined) this.skip()
    const args = ['greet.yaml', '--platform', 'Linux', '--exec', '--format', 'json', '-p', 'name=7']
    const { out } = await simulate({}, ...args)
    const [shell] = JSON.parse(out).nodes[0].steps
    assert.deepEqual([shell.status, shell.responseCode, shell.runs[0].source], ['Failed', 7, 'sandbox'])
    assert.match(shell.output, /^7\n/)
    assert.match(shell.errorOutput, /^loud\n/)
  })

  it('says what is missing where there is no sandbox', async () => {
    const { PATH } = process.env
    process.env['PATH'] = '/nowhere'
    try {
      const { code, err } = await simulate({}, 'greet.yaml', '--exec')
      assert.equal(code, 2)
      assert.match(err, /^ssmith: `--exec` runs scripts in a sandbox of bubblewrap, .*: `bwrap` cannot be started/)
    } finally {
      process.env['PATH'] = PATH
    }
  })
})

import assert from 'node:assert/strict'
import { folderWith, ssmith } from '../support/command-line.js'

const runbook = `schemaVersion: '0.3'
mainSteps:
  - name: ask
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances }
    onFailure: step:tell
  - { name: wait, action: 'aws:sleep', inputs: { Duration: PT1S }, isEnd: true }
  - { name: tell, action: 'aws:sleep', inputs: { Duration: PT1S } }
`

/** Runs the command in a folder with the runbook, and with what a rehearsal wrote. */
async function graph(args: readonly string[], run?: string) {
  const folder = folderWith({ 'runbook.yaml': runbook, ...(run !== undefined && { 'run.json': run }) })
  try {
    return await ssmith(folder.path, ['graph', 'runbook.yaml', ...args])
  } finally {
    folder.remove()
  }
}

async function rehearsal(): Promise<string> {
  const folder = folderWith({ 'runbook.yaml': runbook })
  try {
    return (await ssmith(folder.path, ['simulate', 'runbook.yaml', '--format', 'json'])).out
  } finally {
    folder.remove()
  }
}

describe('ssmith graph', () => {
  it('makes a picture', async () => {
    const { code, out, err } = await graph(['--format', 'svg'])
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    assert.match(out, />ask<\/text>/)
  })

  for (const [format, taken, untaken] of [
    ['svg', /class="way taken" data-from="step1" data-to="step2"/, /class="way failure" data-from="step1"/],
    ['dot', /step1 -> step2 \[color="#28a745", penwidth=3\]/, /step1 -> step3 \[label="onFailure", style=dashed\]/],
    ['mermaid', /linkStyle 0,1,3 stroke:#28a745/, /class step3 skipped/],
  ] as const) {
    it(`shows the way of a run in ${format}`, async () => {
      const { code, out } = await graph(['--format', format, '--trace', 'run.json'], await rehearsal())
      assert.equal(code, 0)
      assert.match(out, taken)
      assert.match(out, untaken)
    })
  }

  for (const [run, message] of [
    [undefined, /run\.json/],
    ['{', /run\.json:1:\d+: /],
    ['{}', /run\.json:1:1: expected what `ssmith simulate --format json` writes/],
    ['{"steps":[{"name":"ask"}]}', /a step of a run needs `name` and `status`/],
    [
      '{"steps":[{"name":"other/deep","status":"Success"}]}',
      /no step is named `other\/deep`; the run is one of another/,
    ],
  ] as const) {
    it(`refuses a trace: ${message.source}`, async () => {
      const { code, err } = await graph(['--trace', 'run.json'], run)
      assert.equal(code, 2)
      assert.match(err, message)
    })
  }
})

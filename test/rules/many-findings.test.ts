import assert from 'node:assert/strict'
import { lint } from '../../server/service.js'

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('')

describe('many findings of one rule', () => {
  it('are found in time: outputs that a step does not have, beside many that it has', async () => {
    const count = 4000
    const declared = lines(count, (at) => `      - { Name: o${at}, Selector: $.Reservations, Type: String }\n`)
    const text = `schemaVersion: '0.3'
mainSteps:
  - name: list
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances }
    outputs:
${declared}outputs:
${lines(count, (at) => `  - list.unknown${at}\n`)}`
    const start = process.cpuUsage()
    const [linted] = await lint({ text, path: 'a.yaml' }, { today: '2026-11-23' })
    assert.ok(process.cpuUsage(start).user < 2.5e6, String(process.cpuUsage(start).user))
    assert.equal(linted?.diagnostics.filter(({ rule }) => rule === 'unknown-document-output').length, count)
  })
})

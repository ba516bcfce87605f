import assert from 'node:assert/strict'
import { open } from '../../../server/hosts/open.js'
import { plannedSteps } from '../../../server/simulator/command/planned-step.js'

describe('the steps that an agent runs', () => {
  it('are without what a template decides', async () => {
    const step = (name: string) =>
      `  - name: ${name}\n    action: aws:runShellScript\n    inputs: { runCommand: [uptime] }\n`
    const text = `schemaVersion: '2.2'\nmainSteps:\n${step('a')}%{ if looks ~}\n${step('b')}%{ endif ~}\n${step('c')}`
    const { models } = await open({ text })
    assert.deepEqual(
      plannedSteps(models[0]?.document ?? assert.fail()).map(({ name }) => name),
      ['a', 'c'],
    )
  })
})

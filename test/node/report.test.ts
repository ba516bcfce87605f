import assert from 'node:assert/strict'
import { reportOf } from '../../server/node/report.js'
import { lint } from '../../server/service.js'

describe('a report on a file', () => {
  it('has no half of a character, which other programs refuse to read', async () => {
    const text = '{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "aws:\\ud800", "inputs": {}}]}'
    const { findings } = reportOf('a.json', text, await lint({ text, path: 'a.json' }, { today: '2026-11-23' }))
    assert.ok(findings.some(({ message }) => message.includes('\ufffd')))
    assert.ok(findings.every(({ message, context }) => message.isWellFormed() && context.isWellFormed()))
  })
})

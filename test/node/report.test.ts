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

  it('is made in no time where thousands of findings stand in one long line', () => {
    const text = `${'ab '.repeat(20_000)}\n`
    const at = Array.from({ length: 2000 }, (_, index) => index * 25)
    const diagnostics = at.map((start) => ({
      rule: 'unknown-key',
      severity: 'error' as const,
      message: 'x',
      range: { start, end: start + 1 },
      related: [],
      fixes: [],
    }))
    const document = { kind: undefined, schemaVersion: undefined, name: undefined, document: undefined, diagnostics }
    const before = process.cpuUsage()
    const { findings } = reportOf('a.json', text, [document])
    assert.ok(process.cpuUsage(before).user < 1_000_000)
    assert.equal(findings.length, 2000)
    assert.equal(findings[0]?.context, 'ab '.repeat(67).slice(0, 200))
  })
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { folderWith } from '../support/command-line.js'

const runbook = `schemaVersion: '0.3'
parameters:
  Wait: { type: String, default: PT1S }
mainSteps:
  - name: first
    action: aws:sleep
    inputs: { Duration: '{{ Wait }}' }
  - name: second
    action: aws:sleep
    inputs: { Duration: PT1M }
    isEnd: true
`

describe('debugging in Neovim', () => {
  const folder = folderWith({ 'waits.yaml': runbook })
  after(() => folder.remove())

  it('goes as nvim-dap has it: breakpoints before the run, stack, scopes, there and back', function () {
    this.timeout(80_000)
    // Shown as skipped where it is not installed.
    if (spawnSync('nvim', ['--version']).status !== 0) return this.skip()
    const env = {
      ...process.env,
      SSMITH: join(import.meta.dirname, '../../dist/ssmith.cjs'),
      SSMITH_FILE: join(folder.path, 'waits.yaml'),
    }
    const script = join(import.meta.dirname, 'neovim.lua')
    const args = ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${script}`]
    const { stdout, stderr } = spawnSync('nvim', args, { env, encoding: 'utf8', timeout: 60_000 })
    const lines = stdout.split('\n').filter((line) => line.startsWith('["'))
    assert.deepEqual(
      Object.fromEntries(lines.map((line) => JSON.parse(line) as [string, unknown])),
      {
        breakpoint: true,
        filters: ['failed'],
        launched: true,
        stopped: ['breakpoint', 'waits: second', 8],
        scopes: { Inputs: 1, Parameters: 1, Variables: 0, Outputs: 1, 'System variables': 6 },
        evaluated: '"PT1S"',
        back: ['step', 'waits: first', 5],
        again: ['breakpoint', 'waits: second', 8],
        over: true,
      },
      stderr,
    )
  })
})

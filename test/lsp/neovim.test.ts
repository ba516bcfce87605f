import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const runbook = `schemaVersion: '0.3'
parameters:
  InstanceId: { type: String }
mainSteps:
  - name: stop
    action: aws:changeInstanceState
    inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: stopped }
    nextStep: tel
  - name: tell
    action: aws:sleep
    inputs: { Duration: PT1M }
    isEnd: true
outputs: [stop.InstanceStates]
`

const hasNeovim = spawnSync('nvim', ['--version']).status === 0

/** What the editor said, by name. */
function drive(): ReadonlyMap<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-neovim-'))
  try {
    const file = join(folder, 'restart.yaml')
    writeFileSync(file, runbook)
    const { stdout, stderr } = spawnSync(
      'nvim',
      ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${join(import.meta.dirname, 'neovim.lua')}`],
      {
        cwd: folder,
        env: { ...process.env, SSMITH: join(import.meta.dirname, '../../dist/ssmith.js'), SSMITH_FILE: file },
        encoding: 'utf8',
        timeout: 30_000,
      },
    )
    const lines = stdout.split('\n').filter((line) => line.startsWith('['))
    assert.ok(lines.length > 0, stderr)
    return new Map(lines.map((line) => JSON.parse(line) as [string, unknown]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
// Skipped, and shown so, where Neovim is not installed.
;(hasNeovim ? describe : describe.skip)('Neovim', () => {
  it('shows findings, finds definitions, completes and renames', function () {
    this.timeout(40_000)
    const said = drive()
    assert.deepEqual(said.get('diagnostics'), ['7 unknown-step'])
    assert.deepEqual(said.get('definition'), { start: { line: 2, character: 2 }, end: { line: 2, character: 12 } })
    assert.deepEqual(said.get('completion'), ['tell'])
    assert.equal(
      (said.get('renamed') as string[]).join('\n'),
      runbook.trimEnd().replaceAll('stop.', 'halt.').replace('name: stop', 'name: halt'),
    )
  })
})

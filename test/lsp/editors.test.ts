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

const here = import.meta.dirname

interface Editor {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  /** Ends well where the editor has all that the test needs. */
  readonly check: readonly string[]
}

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    program: 'nvim',
    args: ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${join(here, 'neovim.lua')}`],
    check: ['--version'],
  },
  {
    name: 'Emacs with eglot',
    program: 'emacs',
    args: ['--batch', '-l', join(here, 'emacs.el')],
    check: ['--batch', '--eval', "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))"],
  },
]

/** What the editor said, by name. */
function drive({ program, args }: Editor): ReadonlyMap<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-editor-'))
  try {
    const file = join(folder, 'restart.yaml')
    writeFileSync(file, runbook)
    const env = { ...process.env, SSMITH: join(here, '../../dist/ssmith.cjs'), SSMITH_FILE: file }
    const { stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', timeout: 60_000 })
    const lines = stdout.split('\n').filter((line) => line.startsWith('["'))
    assert.ok(lines.length > 0, stderr)
    return new Map(lines.map((line) => JSON.parse(line) as [string, unknown]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('editors with a client of their own', () => {
  for (const editor of editors) {
    it(`${editor.name} shows findings, finds definitions, completes and renames`, function () {
      this.timeout(80_000)
      // Shown as skipped where the editor is not installed.
      if (spawnSync(editor.program, editor.check).status !== 0) return this.skip()
      const said = drive(editor)
      assert.match(JSON.stringify(said.get('diagnostics')), /^\["7 .*unknown-step/)
      assert.equal(said.get('definition'), 2)
      assert.deepEqual(said.get('completion'), ['tell'])
      const renamed = runbook.replaceAll('stop.', 'halt.').replace('name: stop', 'name: halt')
      assert.equal(String(said.get('renamed')).trimEnd(), renamed.trimEnd())
    })
  }
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

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

const page = readFileSync(join(here, '../../docs/editors.md'), 'utf8')

/** The lines that the documentation gives for an editor. */
const documented = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, lines = '']) => lines)

interface Editor {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  /** Ends well where the editor has all that the test needs. */
  readonly check: readonly string[]
  /** The lines of the documentation for the version that is installed. */
  readonly setUp: () => string | undefined
}

const editors: readonly Editor[] = [
  {
    name: 'Neovim',
    program: 'nvim',
    args: ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${join(here, 'neovim.lua')}`],
    check: ['--version'],
    setUp() {
      const { stdout } = spawnSync('nvim', ['--version'], { encoding: 'utf8' })
      const isOld = /^NVIM v0\.[0-7]\./.test(stdout)
      return documented('lua').find((lines) => lines.includes('start_client') === isOld)
    },
  },
  {
    name: 'Emacs with eglot',
    program: 'emacs',
    args: ['--batch', '-l', join(here, 'emacs.el')],
    check: ['--batch', '--eval', "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))"],
    setUp: () => documented('elisp')[0],
  },
  {
    name: 'Vim with ALE',
    program: 'vim',
    args: ['-N', '-u', 'NONE', '-i', 'NONE', '-n', '--not-a-term', '-T', 'dumb', '-S', join(here, 'vim.vim')],
    check: ['-N', '-u', 'NONE', '-es', '-c', 'packadd ale', '-c', "execute exists('g:loaded_ale') ? 'qall!' : 'cquit'"],
    setUp: () => documented('vim')[0],
  },
  {
    name: 'Helix',
    program: 'python3',
    args: [join(here, 'helix.py')],
    check: ['-c', "import shutil, sys; sys.exit(shutil.which('hx') is None)"],
    setUp: () => documented('toml')[0],
  },
]

/** What the editor said, by name. */
function drive({ program, args, setUp }: Editor): ReadonlyMap<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'ssmith-editor-'))
  try {
    const file = join(folder, 'restart.yaml')
    writeFileSync(file, runbook)
    const lines = setUp()
    assert.ok(lines !== undefined, 'the documentation has lines for it')
    const set = join(folder, 'set-up')
    writeFileSync(set, lines)
    const command = `#!/bin/sh\nexec "${process.execPath}" "${join(here, '../../dist/ssmith.cjs')}" "$@"\n`
    writeFileSync(join(folder, 'ssmith'), command, { mode: 0o755 })
    const path = `${folder}${delimiter}${process.env['PATH']}`
    // What Vim writes on its output is its window.
    const told = join(folder, 'told')
    writeFileSync(told, '')
    const env = { ...process.env, PATH: path, SSMITH_SET_UP: set, SSMITH_FILE: file, SSMITH_TOLD: told }
    const { stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', timeout: 60_000 })
    const said = `${stdout}\n${readFileSync(told, 'utf8')}`.split('\n').filter((line) => line.startsWith('["'))
    assert.ok(said.length > 0, stderr)
    return new Map(said.map((line) => JSON.parse(line) as [string, unknown]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('editors with a client of their own', () => {
  for (const editor of editors) {
    it(`${editor.name} shows findings, finds definitions, completes and renames, set up as the documentation says`, function () {
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

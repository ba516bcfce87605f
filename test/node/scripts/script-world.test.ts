import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { attachmentsIn } from '../../../server/node/scripts/attachments.js'
import { UsageError } from '../../../server/node/usage-error.js'
import type { Request } from '../../../server/simulator/request.js'
import { folderWith } from '../../support/command-line.js'
import { scriptsFor } from '../../support/scripts.js'

const script = (runtime: string, text = ''): Request => ({
  kind: 'script',
  step: 'run',
  runtime,
  handler: 'main',
  script: text,
  payload: { name: 'Ann' },
  context: { 'global:REGION': 'us-east-1' },
  id: 'id',
})

const hasPython = spawnSync('python3', ['-I', '-c', 'pass']).status === 0
const moment = { now: 0, ask: () => Promise.reject(new Error('nothing is asked')) }

describe('whoever runs scripts', () => {
  it('says what to do where Pyodide is missing, once a script was to run', async () => {
    const scripts = scriptsFor({ findPyodide: () => undefined })
    assert.equal(scripts.notRun(), undefined)
    for (const runtime of ['python3.11', 'PowerShell 7.4', 'python3.10'])
      assert.equal(await scripts.worldIn(undefined)(script(runtime), moment), undefined)
    const said = '2 Python scripts did not run; to run them sandboxed, add Pyodide: `npm install pyodide@314`'
    assert.equal(scripts.notRun(), said)
  })

  it('says what else to do where an extension of an editor is what lacks Pyodide', async () => {
    const scripts = scriptsFor({ findPyodide: () => undefined, env: { SSMITH_EDITOR: 'vscode' } })
    await scripts.worldIn(undefined)(script('python3.11'), moment)
    assert.match(scripts.notRun() ?? '', /^a Python script did not run; .* install the extension .*ssmith-python-/)
  })

  it('does not go without Pyodide where the sandbox is asked for', () => {
    const open = () => scriptsFor({ python: 'sandbox', findPyodide: () => undefined })
    assert.throws(open, UsageError)
  })

  it('runs nothing where that is off, and says nothing', async () => {
    const scripts = scriptsFor({ python: 'off' })
    assert.equal(await scripts.worldIn(undefined)(script('python3.11'), moment), undefined)
    assert.equal(scripts.notRun(), undefined)
  })

  it('leaves a script that a build puts in to invention', async () => {
    const scripts = scriptsFor({ python: 'host' })
    assert.equal(
      await scripts.worldIn(undefined)(script('python3.11', '%%SCRIPT=common/parse_input.py%%\n'), moment),
      undefined,
    )
  })

  it('ends a script that runs in the Python of the machine when it is closed', async function () {
    if (!hasPython) return this.skip()
    this.timeout(30_000)
    const scripts = scriptsFor({ python: 'host', env: process.env, milliseconds: 20_000 })
    const world = scripts.worldIn(undefined)
    const answered = world(script('python3.11', 'def main(events, context):\n    while True:\n        pass\n'), moment)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const began = performance.now()
    await scripts.close()
    assert.equal((await answered)?.kind, 'error')
    assert.ok(performance.now() - began < 5000)
  })

  it('hands scripts in PowerShell to pwsh where that is asked for', async function () {
    if (process.platform === 'win32') return this.skip()
    const folder = folderWith({
      pwsh: '#!/bin/sh\ncase "$(/bin/cat "$5")" in\nbad) echo no >&2 ;;\ntext) echo some text ;;\n*) echo "$InputPayload" ;;\nesac\n',
    })
    chmodSync(join(folder.path, 'pwsh'), 0o755)
    const world = scriptsFor({ powershell: 'host', python: 'off', env: { PATH: folder.path } }).worldIn(undefined)
    assert.deepEqual(await world(script('PowerShell 7.4', 'payload'), moment), {
      kind: 'value',
      value: { name: 'Ann' },
    })
    assert.deepEqual(await world(script('PowerShell 7.4', 'text'), moment), { kind: 'value', value: 'some text' })
    const failed = await world(script('PowerShell 7.4', 'bad'), moment)
    assert.deepEqual(failed, { kind: 'error', code: '', message: 'no', printed: '' })
    folder.remove()
    assert.equal((await world(script('PowerShell 7.4', 'payload'), moment))?.kind, 'error')
  })

  it('finds attached files beside the document only', () => {
    const folder = folderWith({
      'documents/tool.py': 'x',
      'documents/data.txt': 'x',
      'secret.py': 'x',
      'documents/a.zip/b': '',
    })
    symlinkSync(join(folder.path, 'secret.py'), join(folder.path, 'documents/link.py'))
    const find = attachmentsIn(join(folder.path, 'documents'))
    assert.deepEqual(find('tool.py'), { name: 'tool.py', content: 'eA==' })
    const elsewhere = ['../secret.py', join(folder.path, 'secret.py')]
    for (const name of [
      'link.py',
      'data.txt',
      'a.zip',
      'none.py',
      '',
      ...elsewhere,
      'a\0.py',
      `${'a'.repeat(5000)}.py`,
    ])
      assert.equal(find(name), undefined, name)
    folder.remove()
  })
})

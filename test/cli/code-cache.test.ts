import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCompiledCode, writeCompiledCode } from '../../server/node/code-cache.js'
import { folderWith } from '../support/command-line.js'

const program = join(import.meta.dirname, '../../dist/ssmith.cjs')

const faulty = `schemaVersion: '0.3'\nmainSteps:\n  - name: wait\n    action: aws:sleep\n    inputs:\n      Duration: PT1\n`

/** More work than any run does, so that none replaces the code. */
const muchWork = 1_000_000

describe('compiled code kept for the next start', () => {
  let folder: ReturnType<typeof folderWith>
  let kept: string
  beforeEach(() => {
    folder = folderWith({ 'faulty.yaml': faulty })
    kept = join(folder.path, 'kept')
  })
  afterEach(() => folder.remove())

  const run = (args: readonly string[] = ['lint', 'faulty.yaml'], nodeArgs: readonly string[] = [], cache = kept) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, program, ...args], {
      cwd: folder.path,
      env: { ...process.env, SSMITH_CODE_CACHE: cache },
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  /** Runs once, which finds what it should, and gives the one file that it leaves. */
  const firstRun = (): string => {
    const { status, stdout, stderr } = run()
    assert.match(stdout, /^faulty\.yaml:6:17: error: /)
    assert.deepEqual([status, stderr], [1, ''])
    const [name = '', ...others] = readdirSync(kept)
    assert.deepEqual(others, [])
    return join(kept, name)
  }
  const codeOf = (file: string) => {
    const code = readCompiledCode(file)
    assert.ok(code, 'code that can be used')
    return code
  }

  it('is used, and makes no difference to what is found', () => {
    const file = firstRun()
    const expected = run()
    writeCompiledCode(file, { ...codeOf(file), work: muchWork })
    const before = readFileSync(file)
    assert.deepEqual(run(), expected)
    assert.ok(readFileSync(file).equals(before), 'what is refused is written again')
  })

  it('is added to by a run with more work', () => {
    const file = firstRun()
    assert.equal(codeOf(file).work, 0)
    run()
    assert.ok(codeOf(file).work > 0)
  })

  it('is kept for each command, and not for wrong usage', () => {
    firstRun()
    assert.equal(run(['rules']).status, 0)
    assert.equal(run(['rulez']).status, 2)
    assert.equal(run(['../rules']).status, 2)
    assert.deepEqual(
      readdirSync(kept).map((name) => name.split('-')[0]),
      ['lint', 'rules'],
    )
  })

  it('does no harm where it is damaged', () => {
    const file = firstRun()
    const expected = run()
    const whole = readFileSync(file)
    for (const damaged of [
      whole.subarray(0, 100_000),
      whole.map((byte, at) => byte ^ Number(at === 200_000)),
      whole.subarray(0, 3),
    ]) {
      writeFileSync(file, damaged)
      assert.deepEqual(run(), expected)
      assert.ok(codeOf(file).data.length > 100_000)
    }
  })

  it('is refused by V8 under other flags, and replaced', () => {
    const file = firstRun()
    writeCompiledCode(file, { ...codeOf(file), work: muchWork })
    assert.equal(run(undefined, ['--no-opt']).status, 1)
    assert.equal(codeOf(file).work, 0)
  })

  it('is for its user alone, and refused where others may write it', function () {
    if (process.platform === 'win32') this.skip()
    const file = firstRun()
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(statSync(kept).mode & 0o777, 0o700)
    writeCompiledCode(file, { data: Buffer.from('another program'), work: muchWork })
    chmodSync(file, 0o620)
    assert.equal(readCompiledCode(file), undefined)
    assert.equal(run().status, 1)
    assert.equal(codeOf(file).work, 0)
  })

  it('is done without where the folder cannot be written, or is not wanted', () => {
    for (const cache of [join(folder.path, 'faulty.yaml/kept'), 'off'])
      assert.equal(run(undefined, [], cache).status, 1)
    assert.deepEqual(readdirSync(folder.path), ['faulty.yaml'])
  })

  it('is removed after a month without use, and nothing else is', () => {
    const file = firstRun()
    const other = join(kept, 'notes')
    const old = file.replace('lint-', 'graph-')
    for (const each of [other, old]) {
      writeFileSync(each, '')
      utimesSync(each, 0, 0)
    }
    run()
    assert.deepEqual([file, other, old].map(existsSync), [true, true, false])
  })
})

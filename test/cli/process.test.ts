import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith } from '../support/command-line.js'
import { hasPyodide } from '../support/scripts.js'

/** The program as it is installed; `npm test` builds before it tests. */
const root = join(import.meta.dirname, '../..')
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const program = join(root, bin.ssmith)

const runbook = (duration: string) =>
  `schemaVersion: '0.3'\nmainSteps:\n  - name: wait\n    action: aws:sleep\n    inputs:\n      Duration: ${duration}\n`

describe('the program as a process', () => {
  let folder: ReturnType<typeof folderWith>
  const run = (args: readonly string[], input = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: folder.path,
      input,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  afterEach(() => folder.remove())

  it('ends with the exit code of the command', () => {
    folder = folderWith({ 'clean.yaml': runbook('PT1M'), 'faulty.yaml': runbook('PT1') })
    assert.equal(run(['lint', 'clean.yaml']).status, 0)
    assert.equal(run(['lint', 'faulty.yaml']).status, 1)
    assert.equal(run(['lint', 'absent.yaml']).status, 2)
    assert.equal(run([]).status, 2)
    assert.equal(run(['--version']).status, 0)
  })

  it('says so where its output cannot be written, for that is no finding', function () {
    if (!existsSync('/dev/full')) return this.skip()
    folder = folderWith({ 'faulty.yaml': runbook('PT1') })
    const full = openSync('/dev/full', 'w')
    const ran = spawnSync(process.execPath, [program, 'lint', 'faulty.yaml'], {
      cwd: folder.path,
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    assert.equal(ran.status, 3)
    assert.match(ran.stderr, /^ssmith: the output cannot be written: ENOSPC[^\n]*\n$/)
  })

  it('keeps modules apart from files of data that have their names', () => {
    const call =
      "schemaVersion: '0.3'\nmainSteps: [{ name: find, action: 'aws:executeAwsApi', inputs: { Service: resourcegroupstaggingapi, Api: GetResources } }]\n"
    folder = folderWith({ 'find.yaml': call, 'account.yaml': 'region: us-east-1\n' })
    assert.match(run(['iam', 'find.yaml']).stdout, /tag:GetResources/)
    const { status, stdout } = run(['simulate', 'find.yaml', '--account', 'account.yaml', '--no-invent'])
    assert.equal(status, 0, stdout)
  })

  it('reads standard input, and as a filter writes it mended', () => {
    folder = folderWith({})
    assert.match(run(['lint', '-'], runbook('PT1')).stdout, /^<stdin>:6:17: error: /)
    const filtered = run(['lint', '--fix', '-'], runbook('PT1M').replace("'0.3'", '0.3'))
    assert.match(filtered.stdout, /^schemaVersion: ["']0\.3["']$/m)
    assert.match(filtered.stderr, /^1 mended; no findings in 1 file$/m)
    assert.equal(run(['lint', '--fix', '-'], runbook('PT1M')).stdout, runbook('PT1M'))
  })

  it('runs scripts', function () {
    if (!hasPyodide) return this.skip()
    this.timeout(60_000)
    const script = [
      'import boto3',
      'def main(events, context):',
      "    pages = boto3.client('s3').get_paginator('list_objects_v2').paginate(Bucket='b')",
      "    print('pages:', len(list(pages)))",
    ].join('\\n')
    const inputs = `{ Runtime: python3.11, Handler: main, Script: "${script}" }`
    folder = folderWith({
      'run.yaml': `schemaVersion: '0.3'\nmainSteps: [{ name: run, action: aws:executeScript, inputs: ${inputs} }]\n`,
      'mocks.yaml':
        'calls: { s3:ListObjectsV2: [{ output: { IsTruncated: true, NextContinuationToken: a } }, { output: {} }] }\n',
    })
    const { status, stdout, stderr } = run(['simulate', 'run.yaml', '--mocks', 'mocks.yaml'])
    assert.deepEqual([status, stderr], [0, ''])
    assert.match(stdout, /\| pages: 2$/m)
  })

  it('writes the same with worker threads as without', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`${at}.yaml`, runbook(at % 2 ? 'PT1' : 'PT1M')]),
    )
    folder = folderWith(files)
    const alone = run(['lint', '--workers', '1'])
    assert.match(alone.stdout, /15 errors/)
    assert.deepEqual(run(['lint', '--workers', '4']), alone)
  })

  it('writes the same with a thread that starts early, whether it is wanted or not', () => {
    const many = (name: (at: number) => string, text: string) =>
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [name(at), text]))
    folder = folderWith({
      ...many((at) => `runbooks/${at}.yaml`, runbook('PT1')),
      ...many((at) => `data/${at}.json`, '{}'),
      'data/one.yaml': runbook('PT1'),
      'data/.gitignore': '*.json',
    })
    for (const path of ['runbooks', 'data', '.']) {
      const { status, stdout, stderr } = run(['lint', '--workers', '1', path])
      assert.equal(status, 1)
      assert.deepEqual(run(['lint', path]), { status, stdout, stderr })
    }
    assert.equal(run(['lint', '--no-such-option']).status, 2)
  })

  it('writes more than a pipe takes at once', () => {
    folder = folderWith(Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`${at}.yaml`, runbook('PT1')])))
    const { stdout } = run(['lint', '--format', 'json'])
    assert.ok(stdout.length > 65_536)
    assert.equal(JSON.parse(stdout).files.length, 400)
  })

  it('runs tests again when a file changes', async () => {
    folder = folderWith({ 'wait.yaml': runbook('PT1M'), 'wait.test.yaml': 'cases: { waits: { trace: recorded } }' })
    assert.equal(run(['test', '--update']).status, 0)
    const child = spawn(process.execPath, [program, 'test', '--watch'], { cwd: folder.path })
    let output = ''
    const until = async (pattern: RegExp) => {
      while (!pattern.test(output)) await new Promise((resolve) => child.stdout.once('data', resolve))
    }
    child.stdout.on('data', (data) => (output += data))
    try {
      await until(/all passed\n\nwaiting for changes/)
      output = ''
      writeFileSync(join(folder.path, 'wait.yaml'), runbook('PT2M'))
      await until(/1 failed\n\nwaiting for changes/)
    } finally {
      child.kill()
    }
  })

  it('ends quietly when nobody reads its output any more', async () => {
    folder = folderWith(Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.yaml`, runbook('PT1')])))
    const child = spawn(process.execPath, [program, 'lint', '--format', 'json'], { cwd: folder.path })
    child.stdout.destroy()
    let errors = ''
    child.stderr.on('data', (data) => (errors += data))
    await new Promise((resolve) => child.on('close', resolve))
    assert.equal(errors, '')
  })
})

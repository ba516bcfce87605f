import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sandboxFault, shellSandbox } from '../../server/node/shell-sandbox.js'
import type { Request } from '../../server/simulator/request.js'

type PluginRequest = Extract<Request, { kind: 'plugin' }>

const request = (text: string, more: Partial<PluginRequest> = {}): PluginRequest => ({
  kind: 'plugin',
  step: 'a',
  node: 'i-1',
  platform: 'Linux',
  plugin: 'aws:runShellScript',
  inputs: {},
  script: { language: 'shell', text, environment: { SSM_who: 'me; rm -rf /' } },
  timeLimit: 3600,
  ...more,
})

const sandbox = shellSandbox('eu-west-1')
const moment = { now: 0, ask: () => Promise.reject(new Error('nothing is asked')) }

/** What the script says and ends with. */
async function ran(text: string, more?: Partial<PluginRequest>) {
  const answer = await sandbox(request(text, more), moment)
  assert.equal(answer?.kind, 'value')
  return (answer as { value: unknown }).value as Readonly<Record<string, string | number>>
}

describe('the sandbox of shell scripts', () => {
  before(async function () {
    if ((await sandboxFault()) !== undefined) this.skip()
  })

  it('gives output, errors, exit code and variables', async () => {
    assert.deepEqual(await ran('echo "$SSM_who" "$AWS_SSM_REGION_NAME"; echo "$AWS_SSM_INSTANCE_ID" >&2; exit 5'), {
      responseCode: 5,
      output: 'me; rm -rf / eu-west-1\n',
      errorOutput: 'i-1\n',
    })
  })

  it('runs as root by the shell, or by what the first line names', async () => {
    assert.equal((await ran('id -u'))['output'], '0\n')
    assert.equal((await ran('#!/bin/cat\nhello'))['output'], '#!/bin/cat\nhello')
  })

  it('begins in the folder that the step names, where there is one', async () => {
    assert.equal((await ran('pwd', { inputs: { workingDirectory: '/tmp' } }))['output'], '/tmp\n')
    assert.equal((await ran('pwd', { inputs: { workingDirectory: '/nowhere' } }))['output'], '/work\n')
  })

  it('shows nothing of the machine but its programs, and changes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ssmith-sandbox-'))
    try {
      writeFileSync(join(folder, 'secret'), 'secret')
      const script = `cat ${folder}/secret; touch /usr/x /x ${folder}/made; ls /home /root /etc/passwd; echo a > /work/a; cat /work/a; echo "$HOME"`
      const { output } = await ran(script)
      assert.equal(output, 'a\n\n')
      assert.ok(!existsSync(join(folder, 'made')) && !existsSync('/usr/x'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('has no network but itself', async () => {
    const { output } = await ran('cat /proc/net/dev')
    assert.deepEqual(String(output).match(/^\s*\w+:/gm), ['    lo:'])
  })

  it('sees its own processes only', async () => {
    const { output } = await ran('ls -d /proc/[0-9]* | wc -l')
    assert.ok(Number(output) < 10, String(output))
  })

  it('stops what takes too long, with all that it started', async () => {
    const { status, output, errorOutput } = await ran('echo begun; sleep 60 & sleep 60', { timeLimit: 1 })
    assert.deepEqual([status, output], ['TimedOut', 'begun\n'])
    assert.match(String(errorOutput), /the sandbox stopped the script after 1 s$/)
  })

  it('keeps no more than a megabyte of what is printed, and lets nobody fill the memory', async () => {
    const { output } = await ran('yes', { timeLimit: 1 })
    assert.equal(String(output).length, 1024 * 1024)
    const full = await ran(
      'head -c 200000000 /dev/zero > /work/large; echo $?; head -c 9 /dev/zero > /tmp/small; echo $?',
    )
    assert.equal(full['output'], '1\n0\n')
  })

  it('leaves other platforms and languages to others', async () => {
    assert.equal(await sandbox(request('a', { platform: 'MacOS' }), moment), undefined)
    const script = { language: 'powershell', text: 'a', environment: {} } as const
    assert.equal(await sandbox(request('a', { script }), moment), undefined)
    assert.equal(await sandbox(request('a', { script: undefined }), moment), undefined)
  })

  it('answers where a script cannot even be started', async () => {
    const script = { language: 'shell', text: 'a', environment: { SSM_a: '\0' } } as const
    const answer = await sandbox(request('a', { script }), moment)
    assert.equal(answer?.kind, 'error')
  })
})

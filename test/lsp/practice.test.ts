import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { parse } from 'yaml'
import { DocumentStore, type OpenFile } from '../../server/lsp/document-store.js'
import { practiceBeside } from '../../server/lsp/practice.js'
import { noWorkspace } from '../../server/lsp/workspace.js'
import { LspClient } from '../support/lsp-client.js'

const runbook = `schemaVersion: '0.3'
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: 1 minute }
    nextStep: tell
  - name: tell
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: handle
      Script: |
        def handle(events, context):
          return 'done'
    isEnd: true
`

async function fileOf(path: string, text: string): Promise<OpenFile> {
  const store = new DocumentStore(
    noWorkspace(() => '2026-11-27'),
    () => undefined,
  )
  store.open(`file:///${path}`, '', 1, text)
  return (await store.file(`file:///${path}`)) ?? assert.fail()
}

/** A client that asks for nothing, and counts what is practised meanwhile. */
function silentClient() {
  const client = {
    practised: 0,
    messages: 0,
    heard: () => client.messages,
    given: () => setTimeout(0),
    rest: () => {
      client.practised++
    },
  }
  return client
}

describe('practice', () => {
  it('ends by itself, and is done once', async () => {
    const client = silentClient()
    const practise = practiceBeside(client)
    await practise(await fileOf('wait.yaml', runbook))
    const { practised } = client
    assert.ok(practised > 0)

    await practise(await fileOf('again.yaml', runbook))
    assert.equal(client.practised, practised)
  })

  it('waits while messages come, and goes on when none do', async () => {
    const client = silentClient()
    const done = practiceBeside(client)(await fileOf('wait.yaml', runbook))
    const practisedWhileTyping = async () => {
      const before = client.practised
      for (let times = 0; times < 10; times++) {
        client.messages++
        await setTimeout(50)
      }
      return client.practised - before
    }
    assert.equal(await practisedWhileTyping(), 0)
    while (client.practised === 0) await setTimeout(10)
    // What was begun is done to its end.
    assert.ok((await practisedWhileTyping()) <= 1)
    const { practised } = client
    await done
    assert.ok(client.practised > practised)
  })

  for (const [what, path, text] of [
    ['what is no document', 'values.yaml', 'replicas: 3\n'],
    ['a file of tests', 'wait.test.yaml', 'document: wait.yaml\ncases: []\n'],
    // There it takes more memory than what it gains is worth.
    ['a document in JSON', 'wait.json', JSON.stringify(parse(runbook), null, 2)],
    ['an empty text', 'wait.yaml', ''],
    ['a very long text', 'wait.yaml', runbook + '#\n'.repeat(40_000)],
  ] as const)
    it(`is not done in ${what}`, async () => {
      const client = silentClient()
      await practiceBeside(client)(await fileOf(path, text))
      assert.equal(client.practised, 0)
    })

  it('keeps what fails to itself', async () => {
    const file = await fileOf('wait.yaml', runbook)
    let failures = 0
    const fail = (): never => {
      failures++
      throw new Error('broken')
    }
    const broken = new Proxy(file.settings, { get: fail, ownKeys: fail })
    await practiceBeside(silentClient())({ ...file, settings: broken })
    assert.ok(failures > 0)
  })

  it('is what the served process does in silence after a document in YAML, and not after one in JSON', async function () {
    const stat = (pid: number) => `/proc/${pid}/stat`
    if (!existsSync(stat(process.pid))) return this.skip()
    /** How many hundredths of a second a process has computed. */
    const computed = (pid: number): number => {
      const [user, system] = (readFileSync(stat(pid), 'utf8').split(') ').at(-1) ?? '').split(' ').slice(11, 13)
      return Number(user) + Number(system)
    }
    const inSilence = async (path: string, text: string, until: number): Promise<number> => {
      const client = new LspClient()
      await client.start()
      await client.open(`file:///work/${path}`, text)
      const pid = client.process.pid ?? assert.fail()
      const before = computed(pid)
      for (let times = 0; times < 15 && computed(pid) - before < until; times++) await setTimeout(200)
      const spent = computed(pid) - before
      assert.equal(await client.stop(), 0)
      return spent
    }
    const json = await inSilence('wait.json', JSON.stringify(parse(runbook)), 100)
    const yaml = await inSilence('wait.yaml', runbook, json + 10)
    assert.ok(yaml >= json + 10, `${yaml}, and ${json} after JSON`)
  })

  it('is told to nobody, and changes no answer', async () => {
    const uri = 'file:///work/wait.yaml'
    const client = new LspClient()
    const logged: unknown[] = []
    client.connection.onNotification('window/logMessage', (message: unknown) => {
      logged.push(message)
    })
    await client.start()
    const ask = async () => [
      await client.ask('textDocument/completion', { textDocument: { uri }, position: { line: 5, character: 16 } }),
      await client.ask('textDocument/hover', { textDocument: { uri }, position: { line: 3, character: 16 } }),
      await client.ask('workspace/symbol', { query: '' }),
    ]
    await client.open(uri, runbook)
    const before = await ask()
    for (let times = 0; times < 6; times++) {
      await setTimeout(400)
      assert.deepEqual(await ask(), before)
    }
    assert.deepEqual([client.published.length, logged], [1, []])
    const { diagnostics } = await client.change(uri, 2, [{ text: runbook.replace('1 minute', 'PT1M') }])
    assert.deepEqual(diagnostics, [])
    assert.equal(await client.stop(), 0)
  })
})

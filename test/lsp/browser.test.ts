import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const bundle = join(import.meta.dirname, '../../dist/playground/lsp-worker.js')

/** A worker whose scope looks like that of a browser: it hears by `onmessage`, says by `postMessage`, and has nothing of Node. */
const scope = `
  const { parentPort } = require('node:worker_threads')
  globalThis.self = globalThis
  globalThis.postMessage = (message) => parentPort.postMessage(message)
  globalThis.process = undefined
  globalThis.addEventListener = () => undefined
  parentPort.on('message', (data) => globalThis.onmessage?.({ data }))
  import(${JSON.stringify(pathToFileURL(bundle).href)}).then(() => parentPort.postMessage('ready'))
`

interface Message {
  readonly id?: number
  readonly method?: string
  readonly result?: unknown
  readonly params?: { readonly diagnostics?: readonly { readonly code: string }[] }
}

describe('the language server in a worker', () => {
  it('answers without files or anything of Node', async () => {
    assert.ok(existsSync(bundle))
    const worker = new Worker(scope, { eval: true })
    const messages: (Message | 'ready')[] = []
    const waiting: (() => void)[] = []
    worker.on('message', (message: Message | 'ready') => {
      messages.push(message)
      for (const go of waiting.splice(0)) go()
    })
    const met = async (test: (message: Message | 'ready') => boolean): Promise<Message | 'ready'> => {
      for (;;) {
        const found = messages.find(test)
        if (found) return found
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    }
    const send = (message: object) => worker.postMessage({ jsonrpc: '2.0', ...message })
    const answer = async (id: number) => {
      const found = await met((message) => message !== 'ready' && message.id === id)
      return found === 'ready' ? undefined : found.result
    }
    await met((message) => message === 'ready')
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } })
    assert.ok(await answer(1))
    send({ method: 'initialized', params: {} })
    const uri = 'file:///wait.yaml'
    const text =
      "schemaVersion: '0.3'\nmainSteps:\n  - name: wait\n    action: aws:sleep\n    nextStep: gone\n    inputs: { Duration: PT1M }\n"
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } })
    const told = await met((message) => message !== 'ready' && message.method === 'textDocument/publishDiagnostics')
    assert.deepEqual(told !== 'ready' && told.params?.diagnostics?.map(({ code }) => code), ['unknown-step'])
    send({
      id: 2,
      method: 'textDocument/hover',
      params: { textDocument: { uri }, position: { line: 3, character: 15 } },
    })
    assert.match(JSON.stringify(await answer(2)), /aws:sleep/)
    await worker.terminate()
  })
})

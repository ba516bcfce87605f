import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * AWS's own language server for runbooks, in this process: it is published as a server alone, so its IPC transport is given this process
 * as both ends. Each validation is what an editor asks for: open, `ssm/validate` (at once, without the pause for typing), close.
 */
export async function startAwsServer() {
  const { log, error } = console
  const { argv, send } = process
  /** @type {Map<number, (result: unknown) => void>} */
  const waiting = new Map()
  process.argv = [...argv.slice(0, 2), '--node-ipc']
  process.send = (/** @type {{ id?: number, method?: string, result?: unknown }} */ message, ...rest) => {
    if (message.id !== undefined && message.method === undefined) {
      waiting.get(message.id)?.(message.result)
      waiting.delete(message.id)
    }
    for (const done of rest) if (typeof done === 'function') done(null)
    return true
  }
  const listeners = ['uncaughtException', 'unhandledRejection'].map((event) => ({
    event,
    before: process.listeners(event),
  }))
  require('aws-ssm-document-language-service')
  // The server swallows errors and takes over the console, which is not its business here.
  for (const { event, before } of listeners) {
    for (const added of process.listeners(event)) if (!before.includes(added)) process.off(event, added)
  }
  Object.assign(process, { argv })

  let last = 0
  const emit = (/** @type {object} */ message) => process.emit('message', { jsonrpc: '2.0', ...message }, undefined)
  const request = (/** @type {string} */ method, /** @type {unknown} */ params) =>
    new Promise((resolve) => {
      waiting.set(++last, resolve)
      emit({ id: last, method, params })
    })
  Object.assign(console, { log: () => {}, error })
  await request('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: {} })
  emit({ method: 'initialized', params: {} })
  Object.assign(console, { log })

  return {
    /** @param {string} text @param {'yaml' | 'json'} format @returns {Promise<{ range: object, message: string }[]>} */
    async validate(text, format) {
      const uri = `file:///document-${last}.${format}`
      emit({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri, languageId: `ssm-${format}`, version: 1, text } },
      })
      const found = await request('ssm/validate', uri)
      emit({ method: 'textDocument/didClose', params: { textDocument: { uri } } })
      return /** @type {{ range: object, message: string }[]} */ (found)
    },
    async stop() {
      // It holds a timer, which would keep the process alive.
      await request('shutdown', undefined)
      Object.assign(process, { send })
      process.removeAllListeners('message')
    },
  }
}

import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { MessagePort, Worker } from 'node:worker_threads'
import { createLanes, type Order } from '../../server/node/lanes.js'
import { obeyOrders } from '../../server/node/work.js'
import { folderWith } from '../support/command-line.js'

const run = { today: '2026-11-01', only: undefined, fix: undefined, cacheKey: undefined }
const settings = { severities: new Map(), placeholders: [], strict: false, kind: undefined }
const caller =
  "schemaVersion: '0.3'\nmainSteps: [{ name: a, action: 'aws:executeAutomation', inputs: { DocumentName: callee } }]\n"

/** What obeys orders as a worker does, on this thread; it hears of each but the first a while later. */
function slowWorker(): Worker {
  const worker = new EventEmitter()
  let hear: (order: Order) => void = () => undefined
  obeyOrders({
    on: (_: string, heard: typeof hear) => {
      hear = heard
    },
    postMessage: (answer: unknown) => worker.emit('message', answer),
  } as unknown as MessagePort)
  let orders = 0
  const postMessage = (order: Order) => {
    if (orders++ === 0) hear(order)
    else setTimeout(() => hear(order), 20)
  }
  const terminate = () => {
    worker.emit('exit', 1)
    return Promise.resolve(1)
  }
  return Object.assign(worker, { postMessage, terminate }) as unknown as Worker
}

describe('several lanes', () => {
  it('keep what waits with a worker that hears of a later round only when that is over', async () => {
    const names = ['a.yaml', 'b.yaml', 'callee.yaml', 'd.yaml']
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, caller])))
    const tasks = names.map((shown) => ({ path: join(folder.path, shown), shown, explicit: true, settings }))
    const worker = slowWorker()
    const lanes = createLanes(run, [worker])
    let isEnded = false
    worker.once('exit', () => {
      isEnded = true
    })
    assert.deepEqual(
      (await lanes.look(tasks)).map(({ outcome }) => outcome),
      names.map(() => undefined),
    )
    const [{ interfaces = [] } = {}] = await lanes.look([{ ...tasks[2], foreign: true } as (typeof tasks)[0]])
    const outcomes = await lanes.finish({ interfaces, repositoryHash: undefined }, [])
    assert.deepEqual(
      outcomes.map(([index, { kind }]) => `${index} ${kind}`).sort(),
      names.map((_, at) => `${at} linted`),
    )
    assert.equal(isEnded, false)
    lanes.close()
    folder.remove()
  })
})

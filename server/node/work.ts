import { parentPort, workerData } from 'node:worker_threads'
import { createLane } from './lane.js'
import { type Answer, type Order, participation, takeAll } from './lanes.js'
import type { RunOptions } from './task.js'

/** Makes this thread a lane of another one that obeys its orders. */
export function work(): void {
  const lane = createLane(workerData as RunOptions)

  async function obey(order: Order): Promise<Answer> {
    if ('finish' in order) return { outcomes: await lane.finish(order.finish, order.repositoryHash) }
    const { look, shared, slot } = order
    const before = Atomics.compareExchange(shared, slot, participation.open, participation.taken)
    return { looks: before === participation.closed ? [] : await takeAll(lane, look, shared) }
  }

  parentPort?.on('message', (order: Order) => void obey(order).then((answer) => parentPort?.postMessage(answer)))
}

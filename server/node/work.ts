import type { MessagePort } from 'node:worker_threads'
import { createLane } from './lane.js'
import { type Answer, type Order, participation, takeAll } from './lanes.js'
import type { RunOptions } from './task.js'

/** Makes this thread a lane of another one, whose orders come by the port. */
export function obeyOrders(port: MessagePort, run: RunOptions): void {
  const lane = createLane(run)

  async function obey(order: Order): Promise<Answer> {
    if ('finish' in order) return { outcomes: await lane.finish(order.finish, order.repositoryHash) }
    const { look, shared, slot } = order
    const before = Atomics.compareExchange(shared, slot, participation.open, participation.taken)
    return { looks: before === participation.closed ? [] : await takeAll(lane, look, shared) }
  }

  port.on('message', (order: Order) => void obey(order).then((answer) => port.postMessage(answer)))
}

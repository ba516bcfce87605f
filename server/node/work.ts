import type { MessagePort } from 'node:worker_threads'
import { createLane } from './lane.js'
import { type Answer, type Order, participation, takeAll } from './lanes.js'
import { Shares } from './shares.js'
import type { RunOptions } from './task.js'

/** Makes this thread a lane of another one, whose orders come by the port. */
export function obeyOrders(port: MessagePort, run: RunOptions): void {
  const lane = createLane(run)

  async function obey(order: Order): Promise<Answer> {
    const shares = new Shares(order.shares, order.taken, order.own)
    if ('known' in order) return { outcomes: await takeAll(shares, (item) => lane.finish(item, order.known)) }
    const before = Atomics.compareExchange(order.joined, order.own - 1, participation.open, participation.taken)
    return { looks: before === participation.closed ? [] : await takeAll(shares, lane.look) }
  }

  port.on('message', (order: Order) => void obey(order).then((answer) => port.postMessage(answer)))
}

import type { MessagePort } from 'node:worker_threads'
import { createLane, type Lane } from './lane.js'
import { type Answer, type Order, participation, takeAll } from './lanes.js'
import { Shares } from './shares.js'

/** Makes this thread a lane of another one, whose orders come by the port. */
export function obeyOrders(port: MessagePort): void {
  let lane: Lane | undefined

  async function obey(order: Order): Promise<Answer> {
    lane ??= createLane(order.run)
    const { look, finish } = lane
    const shares = new Shares(order.shares, order.taken, order.own)
    if ('known' in order) return { outcomes: await takeAll(shares, (item) => finish(item, order.known)) }
    const before = Atomics.compareExchange(order.joined, order.own - 1, participation.open, participation.taken)
    if (before === participation.closed) return { looks: [] }
    return { looks: await takeAll(shares, (item) => look(item, order.expected)) }
  }

  port.on('message', (order: Order) => void obey(order).then((answer) => port.postMessage(answer)))
}

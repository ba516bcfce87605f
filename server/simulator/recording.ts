import type { Exchange } from './drive.js'
import type { RunEvent } from './event.js'
import type { RehearsedExchange } from './rehearse.js'
import type { Lane, VirtualClock } from './virtual-clock.js'

/** What has happened in a run. */
export interface Recorded {
  readonly events: readonly RunEvent[]
  readonly exchanges: readonly RehearsedExchange[]
  /** Which of the events are of one lane, outer lanes first: they may come to no end. */
  readonly lanes: readonly Stretch[]
}

/** Events from one on, up to another that is no more of them. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What has happened in one lane. */
interface Part {
  readonly events: RunEvent[]
  readonly exchanges: RehearsedExchange[]
  /** The lanes in it, each with how many events and exchanges came before it. */
  readonly lanes: { readonly part: Part; readonly events: number; readonly exchanges: number }[]
}

/** Is told what happens in a run. */
export interface Recorder {
  event(event: RunEvent): void
  exchange(exchange: Exchange): void
}

/** Keeps what happens in a run. What goes on at the same time is told in one piece each, in the order in which it began. */
export interface Recording extends Recorder {
  /** All of it, as it is now. */
  recorded(): Recorded
}

/**
 * A recording of the run that has the clock. Not an object with a getter: V8 makes a class of its own for each of these, which is old at once and
 * keeps all that happened from being cleared up before the next full collection.
 */
export function recordingBy(clock: Pick<VirtualClock, 'lane'>): Recording {
  const whole = newPart()
  const parts = new Map<Lane, Part>()
  let lane: Lane | undefined
  let part = whole

  return {
    event: (event) => here().events.push(event),
    exchange({ at, request, answer, source }) {
      const { events, exchanges } = here()
      exchanges.push({ at, request, answer, source, after: events.length })
    },
    recorded: () => (whole.lanes.length === 0 ? { ...whole, lanes: [] } : flat(whole)),
  }

  function here(): Part {
    if (clock.lane !== lane) {
      lane = clock.lane
      part = partOf(lane)
    }
    return part
  }

  function partOf(of: Lane | undefined): Part {
    if (!of) return whole
    const known = parts.get(of)
    if (known) return known
    const around = partOf(of.parent)
    const made = newPart()
    parts.set(of, made)
    around.lanes.push({ part: made, events: around.events.length, exchanges: around.exchanges.length })
    return made
  }
}

const newPart = (): Part => ({ events: [], exchanges: [], lanes: [] })

/** All that happened in a part, with its lanes where they began. */
function flat(part: Part): Recorded {
  const events: RunEvent[] = []
  const exchanges: RehearsedExchange[] = []
  const stretches: { readonly from: number; to: number }[] = []
  add(part)
  return { events, exchanges, lanes: stretches }

  function add({ events: own, exchanges: asked, lanes }: Part): void {
    let event = 0
    let exchange = 0
    /** How many events stand before those of this part, in the whole. */
    let before = events.length
    for (const lane of lanes) {
      take(lane.events, lane.exchanges)
      const stretch = { from: events.length, to: 0 }
      stretches.push(stretch)
      add(lane.part)
      stretch.to = events.length
      before = events.length - event
    }
    take(own.length, asked.length)

    function take(toEvent: number, toExchange: number): void {
      while (event < toEvent) events.push(own[event++] as RunEvent)
      for (; exchange < toExchange; exchange++) {
        const each = asked[exchange] as RehearsedExchange
        exchanges.push({ ...each, after: each.after + before })
      }
    }
  }
}

/** Is told what was recorded. */
interface Replayed {
  /** `at`: its place among the events. */
  event(event: RunEvent, at: number): void
  exchange(exchange: RehearsedExchange): void
}

/** Tells what was recorded as it was told at first, with the clock in the lane in which it happened. */
export function replay({ events, exchanges, lanes }: Recorded, clock: Pick<VirtualClock, 'lane'>, to: Replayed): void {
  const begun: { readonly lane: Lane; readonly to: number }[] = []
  let told = 0
  let next = 0
  for (let at = 0; at < events.length; at++) {
    tellExchanges(at)
    followLanes(at)
    to.event(events[at] as RunEvent, at)
  }
  tellExchanges(events.length)

  function tellExchanges(before: number): void {
    for (let each = exchanges[told]; each && each.after <= before; each = exchanges[++told]) to.exchange(each)
  }

  function followLanes(at: number): void {
    while ((begun.at(-1)?.to ?? at + 1) <= at) begun.pop()
    for (let lane = lanes[next]; lane && lane.from <= at; lane = lanes[++next])
      if (lane.to > at) begun.push({ lane: { parent: begun.at(-1)?.lane, isOver: false }, to: lane.to })
    clock.lane = begun.at(-1)?.lane
  }
}

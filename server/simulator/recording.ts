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

/** Keeps what happens in a run. What goes on at the same time is told in one piece each, in the order in which it began. */
export interface Recording {
  event(event: RunEvent): void
  exchange(exchange: Exchange): void
  /** All of it, as it is now. */
  recorded(): Recorded
}

/**
 * A recording of the run that has the clock. Not an object with a getter: V8 makes a class of its own for each of these, which is old at once and
 * keeps all that happened from being cleared up before the next full collection.
 */
export function recordingBy(clock: VirtualClock): Recording {
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

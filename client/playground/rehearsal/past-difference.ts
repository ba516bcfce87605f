import type { RunEvent } from '../../../server/simulator/event.js'
import type { Recorded } from '../../../server/simulator/recording.js'
import type { RehearsedExchange } from '../../../server/simulator/rehearse.js'

/** What has happened, as what is new beside what was told before: a run of thousands of events moves by a few at a time. */
export interface PastDifference {
  readonly events: Tail<RunEvent>
  readonly exchanges: Tail<RehearsedExchange>
  readonly lanes: Recorded['lanes']
}

/** A list of which so much is as it was. */
interface Tail<Item> {
  readonly kept: number
  readonly added: readonly Item[]
}

const nothing: Recorded = { events: [], exchanges: [], lanes: [] }

/** Tells of each past how it differs from the one before. */
export function tellingPasts(): (past: Recorded) => PastDifference {
  let told = nothing
  return (past) => {
    const difference = {
      events: tailOf(told.events, past.events),
      exchanges: tailOf(told.exchanges, past.exchanges),
      lanes: past.lanes,
    }
    // A copy: what happens next is put into the same lists.
    told = { events: [...past.events], exchanges: [...past.exchanges], lanes: past.lanes }
    return difference
  }
}

/** Makes pasts of all differences, which have to be heard in the order in which they were told. */
export function hearingPasts(): (difference: PastDifference) => Recorded {
  let heard = nothing
  return ({ events, exchanges, lanes }) => {
    heard = { events: withTail(heard.events, events), exchanges: withTail(heard.exchanges, exchanges), lanes }
    return heard
  }
}

function tailOf<Item>(before: readonly Item[], now: readonly Item[]): Tail<Item> {
  let kept = 0
  while (kept < before.length && kept < now.length && isSame(before[kept], now[kept])) kept++
  return { kept, added: now.slice(kept) }
}

const withTail = <Item>(before: readonly Item[], { kept, added }: Tail<Item>): readonly Item[] => [
  ...before.slice(0, kept),
  ...added,
]

/** Whether plain data says the same. What a run yields once more, after a way back, is made anew. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const entries = Object.entries(one)
  const others = other as Readonly<Record<string, unknown>>
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([key, value]) => Object.hasOwn(other, key) && isSame(value, others[key]))
  )
}

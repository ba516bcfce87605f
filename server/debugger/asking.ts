import { answerOf, type Exchange, secondsFor, type Worlds } from '../simulator/drive.js'
import type { Begun } from '../simulator/rehearse.js'
import type { Answer, Request } from '../simulator/request.js'
import type { Pending } from './walk.js'

/** An answer of the past. */
export interface Answered {
  readonly pending: Pending
  /** When it was asked for, in seconds since the start. */
  readonly at: number
  /** Exchanges within the request, as of a script that calls APIs. */
  readonly within: readonly Exchange[]
  /** Seconds that these took. */
  readonly seconds: number
}

/** Asks those who answer a run. */
export interface Asking {
  anew(request: Request): Promise<Answered>
  /** An answer that was given before. Those whose state it changed come to the same state again. */
  again(known: Answered): Promise<Answered>
}

/** Whose state depends on what it was asked before. Others are not asked a second time: a script or a real endpoint may do things. */
const remembering: ReadonlySet<string> = new Set(['mock', 'account'])

/** Asks for a run that has begun; `note` is told what was asked within requests. */
export function askingFor({ clock, start }: Begun, worlds: Worlds, note: (exchange: Exchange) => void): Asking {
  const now = () => start + clock.seconds * 1000

  async function askWithin(request: Request, within: Exchange[]): Promise<Answer> {
    const at = clock.seconds
    const given = await answerOf(request, worlds, { now: now(), ask: (inner) => askWithin(inner, within) })
    const exchange = { at, request, ...given }
    within.push(exchange)
    note(exchange)
    clock.seconds += secondsFor(request, given.answer)
    return given.answer
  }

  async function remind(request: Request, source: string): Promise<void> {
    const world = remembering.has(source) && worlds.find((each) => each.source === source)
    if (world) await answerOf(request, [world], { now: now(), ask: async () => nothing })
  }

  return {
    async anew(request) {
      const at = clock.seconds
      const within: Exchange[] = []
      const proposed = await answerOf(request, worlds, { now: now(), ask: (inner) => askWithin(inner, within) })
      return { pending: { request, ...proposed, proposed }, at, within, seconds: clock.seconds - at }
    },
    async again(known) {
      clock.seconds += known.seconds
      for (const exchange of known.within) {
        note(exchange)
        await remind(exchange.request, exchange.source)
      }
      await remind(known.pending.request, known.pending.proposed.source)
      return known
    },
  }
}

const nothing: Answer = { kind: 'error', code: '', message: 'nothing is asked within what is known' }

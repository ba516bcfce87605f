import type { RunEvent } from './event.js'
import type { RehearsedExchange } from './rehearse.js'
import type { Happened, TimelineStep } from './timeline.js'

/** Something that happened within a step, as it is worth to be shown. */
export type HappenedRow =
  | { readonly kind: 'step'; readonly step: TimelineStep }
  | { readonly kind: 'event'; readonly event: RunEvent }
  /** `count` times the same was asked, the last time in `last`. */
  | {
      readonly kind: 'exchange'
      readonly exchange: RehearsedExchange
      readonly count: number
      readonly last: RehearsedExchange
    }
  /** Time passes until then. */
  | { readonly kind: 'wait'; readonly until: number }

/** What happened within a step, without what is of no interest: looks while it waits are one, and so is the waiting between them. */
export function* happenedRows(happened: readonly Happened[]): Generator<HappenedRow> {
  for (let at = 0; at < happened.length; at++) {
    const each = happened[at] as Happened
    if (each.kind !== 'exchange') yield each
    else if (each.exchange.source === 'document') continue
    else if (each.exchange.request.kind === 'sleep') yield* waiting(each.exchange, happened[at - 1])
    else {
      const { count, to } = alike(happened, at)
      yield { kind: 'exchange', exchange: each.exchange, count, last: (happened[to] as HappenedExchange).exchange }
      at = to
    }
  }
}

/** Waiting between two looks is not worth a line. */
function* waiting({ request, at }: RehearsedExchange, before: Happened | undefined): Generator<HappenedRow> {
  if (request.kind !== 'sleep' || before?.kind === 'exchange' || request.seconds === 0) return
  yield { kind: 'wait', until: at + request.seconds }
}

type HappenedExchange = Extract<Happened, { kind: 'exchange' }>

/** While a step waits it asks the same again and again: how many exchanges such a row has, and the place of the last. */
function alike(happened: readonly Happened[], from: number): { readonly count: number; readonly to: number } {
  const key = keyOf(happened[from])
  let count = 1
  let to = from
  for (let at = from + 1; at < happened.length; at++) {
    const each = happened[at]
    if (each?.kind !== 'exchange') break
    if (each.exchange.request.kind === 'sleep') continue
    if (keyOf(each) !== key) break
    count++
    to = at
  }
  return { count, to }
}

function keyOf(happened: Happened | undefined): string {
  if (happened?.kind !== 'exchange') return ''
  const { request, source, answer } = happened.exchange
  return JSON.stringify([request, source, answer.kind])
}

import type { PendingExchange } from '../rehearsal/questions.js'
import { ExchangeDetail } from './exchange-detail.js'
import type { Rehearsal } from './rehearsal.js'

interface Properties {
  readonly pending: PendingExchange
  readonly rehearsal: Rehearsal
}

/** The request that a run is stopped at, and the answer that it will get. */
export const PendingDetail = ({ pending, rehearsal }: Properties) => (
  <ExchangeDetail exchange={pending} isPending ask={rehearsal.ask} onGive={rehearsal.answer} />
)

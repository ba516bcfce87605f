import type { Exchange } from '../../../server/simulator/drive.js'
import { answerAsMock, type Mock } from '../../../server/simulator/recorded-mocks.js'
import type { Request } from '../../../server/simulator/request.js'
import { allSteps } from '../../../server/simulator/timeline.js'
import type { MockEdit } from '../rehearsal/questions.js'
import type { Run } from './run-of.js'

/** Another answer to what was asked, behind those that the same question got before: mocks are given in turn. */
export function answersBefore({ request }: Exchange, run: Run, mock: Mock): Omit<MockEdit, 'mocks'> {
  const call = callOf(request)
  const answers: Mock[] = []
  for (const exchange of exchangesIn(run)) {
    if (exchange.request === request) break
    if (exchange.request.step !== request.step || exchange.request.kind === 'sleep') continue
    if (callOf(exchange.request) === call) answers.push(answerAsMock(exchange.request, exchange.answer))
  }
  return { step: request.step, call, answers: [...answers, mock] }
}

const callOf = (request: Request): string | undefined =>
  request.kind === 'aws' ? `${request.service}:${request.operation}` : undefined

function* exchangesIn({ steps, nodes = [] }: Run): Generator<Exchange> {
  for (const { happened } of allSteps(steps))
    for (const each of happened) if (each.kind === 'exchange') yield each.exchange
  for (const { runs } of nodes.flatMap((node) => node.steps))
    for (const { exchange } of runs) if (exchange) yield exchange
}

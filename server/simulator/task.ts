import type { Json } from '../syntax/tree.js'
import type { Happening } from './event.js'
import { type Phase, RunCancelled, StepFailure } from './failure.js'
import type { Answer, Request, Wanted } from './request.js'

/** What a part of a run yields: something that happened, or something it asks for and is resumed with the answer to. */
export type Effect = { readonly event: Happening } | { readonly request: Request }

/** A part of a run: it does nothing by itself, and is driven by whoever answers its requests. */
export type Task<T> = Generator<Effect, T, Answer | undefined>

/** Asks, and gives the value that is answered. An error becomes the failure of the step, in AWS's words. */
export function* ask(request: Request, phase?: Phase): Task<Json> {
  const answer = yield { request }
  if (!answer || answer.kind === 'cancel') throw new RunCancelled()
  if (answer.kind === 'value') return answer.value
  const subject = request.kind === 'aws' ? ` when calling the ${request.operation} operation` : ''
  const message =
    answer.code === '' ? answer.message : `An error occurred (${answer.code})${subject}: ${answer.message}`
  throw new StepFailure(message, { code: answer.code, ...(phase && { phase }) })
}

/** Calls an AWS API. */
export const aws = (step: string, service: string, operation: string, input: Json, wanted?: Wanted): Task<Json> =>
  ask({ kind: 'aws', step, service, operation, input, ...(wanted && { wanted }) })

/** Lets time pass. */
export function* sleep(step: string, seconds: number): Task<void> {
  yield* ask({ kind: 'sleep', step, seconds })
}

/** Tells what happened. */
export function* tell(event: Happening): Task<void> {
  yield { event }
}

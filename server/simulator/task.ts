import type { Json } from '../syntax/tree.js'
import type { Happening } from './event.js'
import { type Phase, RunCancelled, StepFailure } from './failure.js'
import type { Answer, Request, Wanted } from './request.js'

/** What a part of a run yields: something that happened, or something it asks for and is resumed with the answer to. */
export type Effect = { readonly event: Happening } | { readonly request: Request; readonly during?: During | undefined }

/** What a step is at while it waits for an answer: what a time-out then says. */
export interface During {
  readonly phase: Phase
  readonly detail?: string
}

/** A part of a run: it does nothing by itself, and is driven by whoever answers its requests. */
export type Task<T> = Generator<Effect, T, Answer | undefined>

/** Asks, and gives the value that is answered. An error becomes the failure of the step, in AWS's words. */
export function* ask(request: Request, during?: During): Task<Json> {
  const answer = yield { request, during }
  if (answer?.kind !== 'value') return yield* askAgain(answer, request, during)
  if (answer.note !== undefined) yield tell({ kind: 'note', step: request.step, text: answer.note })
  return answer.value
}

/**
 * Tries a call that is throttled again, for as long as the account allows (user guide, automation-throttling-retry). The pauses are not
 * public: they double from one second on, which is our choice.
 */
function* askAgain(first: Answer | undefined, request: Request, during: During | undefined): Task<Json> {
  let answer = first
  let waited = 0
  for (let pause = 1; ; pause *= 2) {
    if (!answer || answer.kind === 'cancel') throw new RunCancelled()
    if (answer.kind === 'value') return answer.value
    const left = (answer.retryFor ?? 0) - waited
    if (left <= 0) throw failureFor(answer, request, during)
    const seconds = Math.min(pause, left)
    yield* sleep(request.step, seconds, during)
    waited += seconds
    answer = yield { request, during }
  }
}

function failureFor({ code, message }: Refusal, request: Request, during: During | undefined): StepFailure {
  const subject = request.kind === 'aws' ? ` when calling the ${request.operation} operation` : ''
  const whole = code === '' ? message : `An error occurred (${code})${subject}: ${message}`
  return new StepFailure(whole, { code, said: message, ...(during && { phase: during.phase }) })
}

type Refusal = Extract<Answer, { kind: 'error' }>

/** Calls an AWS API. */
export const aws = (
  step: string,
  service: string,
  operation: string,
  input: Json,
  wanted?: Wanted,
  during?: During,
): Task<Json> => ask({ kind: 'aws', step, service, operation, input, ...(wanted && { wanted }) }, during)

/** Lets time pass. */
export const sleep = (step: string, seconds: number, during?: During): Task<Json> =>
  ask({ kind: 'sleep', step, seconds }, during)

/** How often the service looks whether something has ended is not public; 2 seconds is our choice. */
const betweenLooks = 2

/** Lets the time between two looks pass. */
export const pollPause = (step: string, during?: During): Task<Json> => sleep(step, betweenLooks, during)

/** What tells that something happened. */
export const tell = (event: Happening): Effect => ({ event })

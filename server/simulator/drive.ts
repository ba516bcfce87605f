import type { RunEvent } from './event.js'
import type { Answer, Request } from './request.js'
import type { Task } from './task.js'

/** When something is asked, and whom else one can ask. */
export interface Moment {
  /** Virtual time, in milliseconds since 1970. */
  readonly now: number
  /** Asks all worlds, as a step does: how a script or a command that runs within a request calls AWS. The exchange is told like others. */
  ask(request: Request): Promise<Answer>
}

/** Answers what a run asks for. `undefined`: this part of the world has no answer, and the next one is asked. */
export type World = (request: Request, moment: Moment) => Promise<Answer | undefined> | Answer | undefined

/** A request with its answer, and who gave it. */
export interface Exchange {
  readonly at: number
  readonly request: Request
  readonly answer: Answer
  readonly source: string
}

/** Who answers, in the order in which they are asked. */
export type Worlds = readonly { readonly source: string; readonly answer: World }[]

export interface DriveOptions {
  readonly worlds: Worlds
  readonly clock: { seconds: number }
  /** When the clock stood at 0, in milliseconds since 1970. */
  readonly start: number
  /** A run that asks for more, or tells more than ten times as much, is stopped. */
  readonly mostRequests?: number
  onEvent?(event: RunEvent): void
  onExchange?(exchange: Exchange): void
}

/** A run that does not come to an end. */
export class EndlessRun extends Error {}

/** Drives a run to its end: lets its time pass, and has the worlds answer its requests. */
export async function drive<T>(task: Task<T>, options: DriveOptions): Promise<T> {
  const { clock, start, worlds, mostRequests = 100_000, onEvent, onExchange } = options
  let requests = 0
  let events = 0

  async function ask(request: Request): Promise<Answer> {
    if (++requests > mostRequests) throw new EndlessRun(`the run asked for more than ${mostRequests} things`)
    const at = clock.seconds
    const { answer, source } = await answerOf(request, worlds, { now: start + at * 1000, ask })
    onExchange?.({ at, request, answer, source })
    clock.seconds += secondsFor(request, answer)
    return answer
  }

  let effect = task.next()
  while (!effect.done) {
    const { value } = effect
    if ('event' in value) {
      if (++events > mostRequests * 10) throw new EndlessRun(`the run comes to no end: ${events} events`)
      onEvent?.({ at: clock.seconds, ...value.event } as RunEvent)
      effect = task.next()
    } else effect = task.next(await ask(value.request))
  }
  return effect.value
}

/** How long a request takes: the agent does not wait longer for a plugin than it may. */
function secondsFor(request: Request, { seconds = 0 }: Answer): number {
  if (request.kind === 'sleep') return request.seconds + seconds
  return request.kind === 'plugin' ? Math.min(seconds, request.timeLimit) : seconds
}

async function answerOf(request: Request, worlds: Worlds, moment: Moment): Promise<{ answer: Answer; source: string }> {
  for (const { source, answer } of worlds) {
    const given = await answer(request, moment)
    if (given) return { answer: given, source }
  }
  if (request.kind === 'sleep') return { answer: { kind: 'value', value: null }, source: 'clock' }
  if (isInterpreted(request)) return { answer: { kind: 'value', value: null }, source: 'document' }
  return { answer: { kind: 'error', code: '', message: noMock(request) }, source: 'none' }
}

function noMock(request: Request): string {
  // What is asked before the first step belongs to none.
  return `no mock for ${subjectOf(request)}${request.step === '' ? '' : ` in step ${request.step}`}`
}

/** Whether a document says how a request ends, should nobody else. */
const isInterpreted = (request: Request): boolean =>
  request.kind === 'invocation' || (request.kind === 'command' && request.interpreted === true)

function subjectOf(request: Request): string {
  if (request.kind === 'aws') return `${request.service}:${request.operation}`
  return request.kind === 'plugin' ? `${request.plugin} on ${request.node}` : request.kind
}

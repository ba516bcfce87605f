import type { Happening, RunEvent } from './event.js'
import type { Answer, Request } from './request.js'
import type { Task } from './task.js'
import type { VirtualClock } from './virtual-clock.js'

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
  readonly clock: VirtualClock
  /** When the clock stood at 0, in milliseconds since 1970. */
  readonly start: number
  /** Seconds for which a step tries a throttled call again: the setting of the account, 0 where it is not set. */
  readonly throttlingRetry?: number
  /** A run that asks for more, or tells more than ten times as much, is stopped. */
  readonly mostRequests?: number
  onEvent?(event: RunEvent): void
  onExchange?(exchange: Exchange): void
}

/** A run that does not come to an end. */
export class EndlessRun extends Error {}

/** Drives a run to its end: lets its time pass, and has the worlds answer its requests. */
export async function drive<T>(task: Task<T>, options: DriveOptions): Promise<T> {
  const { clock, start, worlds, throttlingRetry = 0, mostRequests = 100_000, onEvent, onExchange } = options
  let requests = 0
  let events = 0

  let effect = task.next()
  while (!effect.done) {
    const { value } = effect
    if ('event' in value) {
      if (++events > mostRequests * 10) throw new EndlessRun(`the run comes to no end: ${events} events`)
      onEvent?.(timed(value.event, clock.seconds))
      effect = task.next()
    } else {
      const answer = ask(value.request)
      effect = task.next(retried(value.request, answer instanceof Promise ? await answer : answer, throttlingRetry))
    }
  }
  return effect.value

  /** Most answers are there at once: a run of many steps is not to wait for its turn at each. */
  function ask(request: Request): Answer | Promise<Answer> {
    if (++requests > mostRequests) throw new EndlessRun(`the run asked for more than ${mostRequests} things`)
    const at = clock.seconds
    const given = answerOf(request, worlds, { now: start + at * 1000, ask: asked })
    return given instanceof Promise ? given.then((late) => told(request, late, at)) : told(request, given, at)
  }

  async function asked(request: Request): Promise<Answer> {
    return ask(request)
  }

  function told(request: Request, { answer, source }: Given, at: number): Answer {
    onExchange?.({ at, request, answer, source })
    clock.seconds += secondsFor(request, answer)
    return answer
  }
}

/** An event is made for one place and time: the time is put into it, which is much faster than to copy it. */
export function timed(event: Happening, at: number): RunEvent {
  event.at = at
  return event as RunEvent
}

/** An answer, and who gave it. */
export interface Given {
  readonly answer: Answer
  readonly source: string
}

/** Codes of APIs that are called too fast, as boto3 knows them. */
const throttling: ReadonlySet<string> = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
])

/** The answer, which says where the call may be tried again. Calls that a script makes are not: they do not come from the step itself. */
export function retried({ kind }: Request, answer: Answer, seconds: number): Answer {
  const isThrottled = kind === 'aws' && answer.kind === 'error' && throttling.has(answer.code)
  return isThrottled && seconds > 0 ? { ...answer, retryFor: seconds } : answer
}

/** How long a request takes: the agent does not wait longer for a plugin than it may. */
export function secondsFor(request: Request, { seconds = 0 }: Answer): number {
  if (request.kind === 'sleep') return request.seconds + seconds
  return request.kind === 'plugin' ? Math.min(seconds, request.timeLimit) : seconds
}

/** The first answer that one of the worlds has, from one of them on. */
export function answerOf(request: Request, worlds: Worlds, moment: Moment, from = 0): Given | Promise<Given> {
  for (let at = from; at < worlds.length; at++) {
    const { source, answer: answers } = worlds[at] as Worlds[number]
    const answer = answers(request, moment)
    if (answer instanceof Promise)
      return answer.then((late) => (late ? { answer: late, source } : answerOf(request, worlds, moment, at + 1)))
    if (answer) return { answer, source }
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
function isInterpreted(request: Request): boolean {
  if (request.kind === 'invocation') return !request.elsewhere
  return request.kind === 'command' && request.interpreted === true
}

function subjectOf(request: Request): string {
  if (request.kind === 'aws') return `${request.service}:${request.operation}`
  if (request.kind === 'invocation') return `command ${request.document} on ${request.node}`
  return request.kind === 'plugin' ? `${request.plugin} on ${request.node}` : request.kind
}

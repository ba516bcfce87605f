import type { Json } from '../../syntax/tree.js'
import type { Wanted } from '../request.js'
import { type AskCall, boto3Call, type Called, type Sleep } from './boto3-call.js'
import type { Acceptor, Waiting } from './boto3-data.js'
import { found } from './jmespath-search.js'

/** What a waiter is told beside its own model. */
export interface WaitOptions {
  readonly service: string
  readonly input: Json
  readonly delay: number | undefined
  readonly attempts: number | undefined
}

/** How waiting ended: as hoped, or with the reason that boto3 gives. */
export type Waited =
  | { readonly kind: 'success' }
  | { readonly kind: 'failure'; readonly message: string; readonly response: Json }
  | Extract<Called, { kind: 'refused' | 'stop' }>

/** Calls again and again until one of the waiter's acceptors decides; the time between passes virtually. */
export async function wait(
  { operation, delay, maxAttempts, acceptors }: Waiting,
  options: WaitOptions,
  ask: AskCall,
  sleep: Sleep,
): Promise<Waited> {
  const { service, input, delay: seconds = delay, attempts = maxAttempts } = options
  const wanted = wantedBy(acceptors)
  let response: Json = {}
  for (let attempt = 1; ; attempt++) {
    const called = await boto3Call({ service, operation, input, ...(wanted && { wanted }) }, ask)
    if (called.kind === 'refused' || called.kind === 'stop') return called
    response = called.kind === 'response' ? called.value : { Error: { Code: called.code, Message: called.message } }
    const decided = await decide(acceptors, called)
    if (decided?.state === 'success') return { kind: 'success' }
    if (decided?.state === 'failure')
      return { kind: 'failure', message: `Waiter encountered a terminal failure state${reasonOf(decided)}`, response }
    if (called.kind === 'error' && !decided)
      return { kind: 'failure', message: `An error occurred (${called.code}): ${called.message}`, response }
    if (attempt >= attempts) return { kind: 'failure', message: 'Max attempts exceeded', response }
    const stop = await sleep(seconds)
    if (stop) return stop
  }
}

async function decide(acceptors: readonly Acceptor[], called: Called): Promise<Acceptor | undefined> {
  for (const acceptor of acceptors) if (await accepts(acceptor, called)) return acceptor
  return undefined
}

async function accepts({ matcher, argument = '', expected }: Acceptor, called: Called): Promise<boolean> {
  if (called.kind === 'error') {
    if (matcher === 'status') return statusOf(called.code) === expected
    return matcher === 'error' && (expected === true || expected === called.code)
  }
  if (called.kind !== 'response') return false
  if (matcher === 'status') return expected === 200
  if (matcher === 'error') return expected === false
  const value = await found(argument, called.value)
  if (matcher === 'path') return value === expected
  const items = Array.isArray(value) ? (value as readonly Json[]) : []
  if (matcher === 'pathAny') return items.includes(expected)
  return items.length > 0 && items.every((item) => item === expected)
}

/** Mocks give codes and no status: S3 has 404 as a code too. */
const statusOf = (code: string): number | undefined =>
  /^\d{3}$/.test(code) ? Number(code) : /not ?found|^nosuch/i.test(code) ? 404 : undefined

function reasonOf({ matcher, argument, expected }: Acceptor): string {
  if (argument === undefined) return ''
  const how = matcher === 'path' ? 'matched expected path' : 'at least one element matched expected path'
  return `: For expression "${argument}" ${how}: "${expected}"`
}

/** What the response has to hold, for whoever invents it, as far as a selector can say it. */
function wantedBy(acceptors: readonly Acceptor[]): Wanted | undefined {
  const hope = acceptors.find(({ state, argument }) => state === 'success' && argument !== undefined)
  if (hope?.argument === undefined || !/^\w+(?:\[\d*\])?(?:\.\w+(?:\[\d*\])?)*$/.test(hope.argument)) return undefined
  const value = typeof hope.expected === 'boolean' ? (hope.expected ? 'True' : 'False') : String(hope.expected)
  return { selector: `$.${hope.argument.replaceAll('[]', '[*]')}`, values: [value] }
}

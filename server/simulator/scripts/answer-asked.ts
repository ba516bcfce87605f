import { serviceNames } from '../../aws/catalogue.js'
import { loadService } from '../../aws/load-service.js'
import { methodName, methodsOf } from '../../aws/operation-name.js'
import type { Shape } from '../../aws/service.js'
import { type AskCall, boto3Call, type Called, type Sleep } from './boto3-call.js'
import { pagingOf, resourcesOf, waitersOf } from './boto3-data.js'
import type { Facts } from './facts.js'
import { found, jmespathSearch } from './jmespath-search.js'
import { toPython } from './to-python.js'
import { wait } from './wait.js'
import type { Json } from '../../syntax/tree.js'

/** Whom a script's questions are passed on to. */
export interface Asking {
  readonly call: AskCall
  readonly sleep: Sleep
  /** The script is stopped by what it is answered. */
  stopped(called: Extract<Called, { kind: 'stop' }>): void
}

/** Answers one question of our modules in Python, by its kind. */
export async function answerAsked(facts: Facts, asking: Asking): Promise<object> {
  const kind = facts.text('ask')
  const answer = Object.hasOwn(answers, kind) ? answers[kind] : undefined
  return answer ? answer(facts, asking) : { stop: `scripts cannot ask for \`${kind}\`` }
}

const answers: Readonly<Record<string, (facts: Facts, asking: Asking) => Promise<object>>> = {
  async service(facts) {
    const service = await loadService(facts.text('service'))
    if (!service) return unknown
    const errors = new Set(service.operationNames.flatMap((name) => service.operation(name)?.errors ?? []))
    const waiters = [...(await waitersOf(service.name)).keys()].map(methodName)
    return { value: { errors: [...errors], waiters } }
  },
  services: async () => ({ value: serviceNames }),
  async method(facts) {
    const service = await loadService(facts.text('service'))
    return { value: (service && methodsOf(service).get(facts.text('method'))) ?? null }
  },
  async paginates(facts) {
    const service = await loadService(facts.text('service'))
    const name = service && methodsOf(service).get(facts.text('method'))
    return { value: name !== undefined && (await pagingOf(facts.text('service'))).has(name) }
  },
  async call(facts, asking) {
    return replyTo(await boto3Call(callOf(facts), asking.call), asking)
  },
  page: nextPage,
  wait: waitUntil,
  async resources(facts) {
    const model = await resourcesOf(facts.text('service'))
    return model ? { value: model } : unknown
  },
  async fields(facts) {
    const service = await loadService(facts.text('service'))
    return { value: fieldsAt(service?.operation(facts.text('operation'))?.output, facts.text('path')) }
  },
  async search(facts) {
    const result = await jmespathSearch(facts.text('expression'), facts.json('value'))
    return result.ok ? { value: result.value } : { error: { kind: 'expression', message: result.message } }
  },
  async sleep(facts, asking) {
    const stop = await asking.sleep(Math.max(0, facts.number('seconds') ?? 0))
    return stop ? replyTo(stop, asking) : { value: null }
  },
}

const unknown = { error: { kind: 'unknown' } }

const callOf = (facts: Facts) => ({
  service: facts.text('service'),
  operation: facts.text('operation'),
  input: facts.json('input'),
})

function replyTo(called: Called, asking: Asking): object {
  switch (called.kind) {
    case 'response':
      return { value: toPython(called.operation, called.value) }
    case 'refused':
      return { error: { kind: 'parameters', message: called.message } }
    case 'error':
      return { error: { kind: 'client', code: called.code, message: called.message } }
    case 'stop':
      asking.stopped(called)
      return { stop: called.message }
  }
}

/** A page, with the parameters that ask for the next one; `null` where it is the last. */
async function nextPage(facts: Facts, asking: Asking): Promise<object> {
  const call = callOf(facts)
  const paging = (await pagingOf(call.service)).get(call.operation)
  if (!paging) return unknown
  const size = facts.number('size')
  const limit = size !== undefined && paging.limit !== undefined ? { [paging.limit]: size } : {}
  const input = { ...limit, ...(call.input as Readonly<Record<string, Json>>) }
  const called = await boto3Call({ ...call, input }, asking.call)
  const reply = replyTo(called, asking)
  if (called.kind !== 'response') return reply
  const last = paging.more !== undefined && !(await found(paging.more, called.value))
  const next: Record<string, Json> = {}
  for (const [at, path] of last ? [] : paging.output.entries()) {
    const token = await found(path, called.value)
    const name = paging.input[at]
    if (name !== undefined && token !== null && token !== '') next[name] = token
  }
  return { ...reply, next: Object.keys(next).length === 0 ? null : next, results: paging.results ?? [] }
}

async function waitUntil(facts: Facts, asking: Asking): Promise<object> {
  const { service, input } = callOf(facts)
  const name = facts.text('waiter')
  const waiter = [...(await waitersOf(service))].find(([written]) => methodName(written) === name)
  if (!waiter) return unknown
  const options = { service, input, delay: facts.number('delay'), attempts: facts.number('attempts') }
  const waited = await wait(waiter[1], options, asking.call, asking.sleep)
  switch (waited.kind) {
    case 'success':
      return { value: null }
    case 'failure':
      return { error: { kind: 'waiter', name: waiter[0], message: waited.message, response: waited.response } }
    default:
      return replyTo(waited, asking)
  }
}

/** Names of the fields of what stands at a path of a response: `Reservations[0].Instances[0]`. */
function fieldsAt(output: Shape | undefined, path: string): readonly string[] {
  let here = output
  for (const [part] of path.matchAll(/\w+|\[\d*\]/g)) {
    if (part.startsWith('[')) here = here?.kind === 'list' ? here.item : undefined
    else here = here?.kind === 'structure' ? here.members.get(part)?.shape : undefined
  }
  return here?.kind === 'structure' ? [...here.members.keys()] : []
}

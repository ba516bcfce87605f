import { serviceNamed } from '../aws/catalogue.js'
import { inputFaults } from '../aws/input-faults.js'
import { loadService } from '../aws/load-service.js'
import { operationNamed } from '../aws/operation-name.js'
import { plausibleResponse } from '../aws/plausible-response.js'
import { parseSelector, type SelectorStep } from '../languages/json-path.js'
import type { Json } from '../syntax/tree.js'
import type { World } from './drive.js'
import type { Answer, Request, Wanted } from './request.js'

/**
 * Answers whatever is asked, so that any runbook can be walked with nothing set up: responses as the API's model has them, with the property
 * that the step waits for; scripts and the like end well and return nothing.
 */
export const invent: World = async (request) => {
  switch (request.kind) {
    case 'aws':
      return inventResponse(request)
    case 'script':
    case 'webhook':
      return { kind: 'value', value: {} }
    case 'automation':
      return { kind: 'value', value: { status: 'Success', outputs: [] } }
    case 'command':
      return { kind: 'value', value: { status: 'Success', responseCode: 0, output: '' } }
    case 'approval':
      return { kind: 'value', value: { approved: true, approver: request.approvers[0] ?? 'somebody' } }
    case 'pause':
      return { kind: 'value', value: null }
    case 'sleep':
      return undefined
  }
}

async function inventResponse(request: Extract<Request, { kind: 'aws' }>): Promise<Answer> {
  const { service: named, operation: written, input, wanted } = request
  const service = await loadService(serviceNamed(named) ?? named)
  const name = service && operationNamed(service, written)
  const operation = name === undefined ? undefined : service?.operation(name)
  if (!operation) return { kind: 'value', value: wanted ? withProperty({}, wanted) : {} }
  const refused = operation.input && [...inputFaults(operation.input, input)].find(({ kind }) => kind === 'missing')
  if (refused?.kind === 'missing')
    return {
      kind: 'error',
      code: '',
      message: `Parameter validation failed: Missing required parameter in input: "${refused.name}"`,
    }
  const response = { ...(plausibleResponse(operation) as { readonly [key: string]: Json }), ResponseMetadata: metadata }
  return { kind: 'value', value: wanted ? withProperty(response, wanted) : response }
}

const metadata = {
  RequestId: '00000000-0000-0000-0000-000000000000',
  HTTPStatusCode: 200,
  HTTPHeaders: {},
  RetryAttempts: 0,
}

/** The response with the first wanted value where the selector looks. */
function withProperty(response: Json, { selector, values, also = [], each }: Wanted): Json {
  const places = [{ selector, values }, ...also]
  return places.reduce((so, place) => withValue(so, place), each ? withItems(response, each) : response)
}

/** The response with one item for each value in a list. */
function withItems(response: Json, { list, key, values }: NonNullable<Wanted['each']>): Json {
  const map = response as Readonly<Record<string, Json>>
  const [item] = (map[list] ?? []) as readonly Json[]
  return { ...map, [list]: values.map((value) => ({ ...(item as Readonly<Record<string, Json>>), [key]: value })) }
}

function withValue(response: Json, { selector, values }: Pick<Wanted, 'selector' | 'values'>): Json {
  const parsed = parseSelector(selector)
  const [value] = values
  if (!parsed.ok || value === undefined) return response
  return put(response, parsed.steps, fromPython(value))
}

const fromPython = (text: string): Json =>
  text === 'True' ? true : text === 'False' ? false : /^-?\d{1,15}$/.test(text) ? Number(text) : text

/** A copy of the value in which all places that the steps lead to hold another. */
function put(value: Json | undefined, steps: readonly SelectorStep[], held: Json): Json {
  const [step, ...rest] = steps
  if (!step) return typeof value === 'string' && typeof held !== 'object' ? String(held) : held
  switch (step.kind) {
    case 'child': {
      const map = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
      return { ...map, [step.name]: put((map as Readonly<Record<string, Json>>)[step.name], rest, held) }
    }
    case 'index': {
      const items = Array.isArray(value) ? (value as readonly Json[]) : []
      const at = Math.min(Math.max(0, step.index), 50)
      return Array.from({ length: Math.max(items.length, at + 1) }, (_, index) =>
        index === at ? put(items[at], rest, held) : (items[index] ?? items[0] ?? null),
      )
    }
    case 'deep-scan':
      return step.name === undefined ? (value ?? null) : putDeep(value, step.name, rest, held)
    case 'filter':
    case 'wildcard':
    case 'slice':
      return Array.isArray(value) ? value.map((item: Json) => put(item, rest, held)) : (value ?? null)
    default:
      return value ?? null
  }
}

function putDeep(value: Json | undefined, name: string, rest: readonly SelectorStep[], held: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => putDeep(item, name, rest, held))
  if (typeof value !== 'object' || value === null) return value ?? null
  const entries = Object.entries(value as Readonly<Record<string, Json>>)
  return Object.fromEntries(
    entries.map(([key, part]) => [key, key === name ? put(part, rest, held) : putDeep(part, name, rest, held)]),
  )
}

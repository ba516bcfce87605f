import { type InputFault, inputFaults } from '../aws/input-faults.js'
import { plausibleResponse } from '../aws/plausible-response.js'
import { isTakenFlat, mayConvert } from '../document/may-convert.js'
import { selectFields } from '../document/response-fields.js'
import { parseSelector } from '../languages/json-path.js'
import type { Json } from '../syntax/tree.js'
import { type Called, calledOperation, inventedWithoutModel } from './called-operation.js'
import { putDeclared } from './put-declared.js'
import { putSelected } from './put-selected.js'
import { refusedInput } from './refused-input.js'
import type { Answer, Request, Wanted } from './request.js'
import { responseMetadata } from './response-metadata.js'

/**
 * Answers whatever is asked, so that any runbook can be walked with nothing set up: responses as the API's model has them, with the property
 * that the step waits for; scripts and the like end well and return nothing.
 */
export const invent = async (request: Request): Promise<Answer | undefined> => {
  switch (request.kind) {
    case 'aws':
      return inventResponse(request)
    case 'script': {
      // Around what a script returns there is always a map, whatever an output makes of the whole.
      const within = (request.declared ?? []).filter(({ selector }) => selector.trim() !== '$')
      const { Payload } = putDeclared({ Payload: {} }, within) as { readonly Payload: Json }
      return { kind: 'value', value: Payload }
    }
    case 'webhook':
      return { kind: 'value', value: {} }
    case 'automation':
      return { kind: 'value', value: { status: 'Success', outputs: [] } }
    case 'plugin':
      return { kind: 'value', value: { responseCode: 0, output: '' } }
    case 'command':
      return request.interpreted ? undefined : { kind: 'value', value: commandEnd }
    case 'invocation':
      return request.elsewhere ? { kind: 'value', value: commandEnd } : undefined
    case 'approval':
      return { kind: 'value', value: { approved: true, approver: request.approvers[0] ?? 'somebody' } }
    case 'pause':
      return { kind: 'value', value: null }
    case 'sleep':
      return undefined
  }
}

const commandEnd = { status: 'Success', responseCode: 0, output: '' }

async function inventResponse(request: Extract<Request, { kind: 'aws' }>): Promise<Answer> {
  const { input, wanted, declared = [] } = request
  const called = await calledOperation(request.service, request.operation)
  if (called.kind === 'unknown') {
    const { message, meant, misspelt } = called
    if (misspelt) return { kind: 'error', code: '', message: `${message}; \`${meant}\` may be meant` }
    const value = wanted ? withProperty({}, wanted) : putDeclared({}, declared)
    return { kind: 'value', value, note: inventedWithoutModel(message) }
  }
  const { operation } = called
  const refused = refusedInput(operation.input ? inputFaults(operation.input, input).filter(isCertain) : [])
  if (refused !== undefined) return { kind: 'error', code: '', message: refused }
  const response = {
    ...(plausibleResponse(operation) as { readonly [key: string]: Json }),
    ResponseMetadata: responseMetadata,
  }
  const has = (place: Place) => mayHave(called, place)
  if (!wanted) return { kind: 'value', value: giving(response, request, has) }
  return { kind: 'value', value: withProperty(response, wanted, has) }
}

/** Where something is looked for in a response. */
type Place = Pick<Wanted, 'selector'>

/** Whether a selector may find anything in responses of an operation. Else the answer of AWS has nothing there either. */
function mayHave({ service, operation }: Extract<Called, { kind: 'operation' }>, { selector }: Place): boolean {
  const parsed = parseSelector(selector)
  return !parsed.ok || selectFields(operation, service, parsed.steps).found
}

/** Whether an input is wrong whatever Automation makes of values before it calls. Texts that are too short may be invented as well. */
function isCertain(fault: InputFault): boolean {
  if (fault.kind === 'type') return !isTakenFlat(fault) && !mayConvert(fault)
  return fault.kind !== 'small'
}

/** The response with what the outputs of the step look for; those of a function look at what it returns. */
function giving(
  response: Json,
  { service, operation, declared = [] }: Extract<Request, { kind: 'aws' }>,
  has: (place: Place) => boolean,
): Json {
  if (service !== 'lambda' || operation !== 'Invoke') return putDeclared(response, declared.filter(has))
  const { FunctionError: _, ...rest } = response as Readonly<Record<string, Json>>
  return { ...rest, Payload: JSON.stringify(putDeclared({}, declared)) }
}

/** The response with the first wanted value where the selector looks, if there can be one. */
function withProperty(response: Json, { selector, values, also = [], each }: Wanted, has = (_: Place) => true): Json {
  const places = [{ selector, values }, ...also].filter(has)
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
  return putSelected(response, parsed.steps, fromPython(value))
}

const fromPython = (text: string): Json =>
  text === 'True' ? true : text === 'False' ? false : /^-?\d{1,15}$/.test(text) ? Number(text) : text

import { inputFaults, type ValuePath } from '../../aws/input-faults.js'
import { loadService } from '../../aws/load-service.js'
import type { Operation } from '../../aws/service.js'
import type { Json } from '../../syntax/tree.js'
import type { Answer, Wanted } from '../request.js'
import { faultText, isRefused } from './parameter-faults.js'

/** A call of a client's method. */
export interface Boto3Call {
  readonly service: string
  readonly operation: string
  readonly input: Json
  readonly wanted?: Wanted
}

/** How a call ended: with the response, refused by the client itself, or by whoever answered. */
export type Called =
  | { readonly kind: 'response'; readonly value: Json; readonly operation: Operation }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'stop'; readonly message: string; readonly cancelled: boolean }

/** Asks somebody for the answer to a call. */
export type AskCall = (call: Boto3Call) => Promise<Answer>

/** Lets time pass; tells where that ends the script. */
export type Sleep = (seconds: number) => Promise<Stop | undefined>

type Stop = Extract<Called, { kind: 'stop' }>

/** Makes a call as boto3 does: what its model does not allow is refused before anybody is asked. */
export async function boto3Call(call: Boto3Call, ask: AskCall): Promise<Called> {
  const service = await loadService(call.service)
  const operation = service?.operation(call.operation)
  if (!operation)
    return { kind: 'stop', message: `no call is named ${call.service}:${call.operation}`, cancelled: false }
  const faults = operation.input ? [...inputFaults(operation.input, call.input)].filter(isRefused) : []
  if (faults.length > 0)
    return {
      kind: 'refused',
      message: faults.map((fault) => faultText(fault, valueAt(call.input, fault.path))).join('\n'),
    }
  const answer = await ask(call)
  if (answer.kind === 'value') return { kind: 'response', value: answer.value, operation }
  return stopBy(answer) ?? (answer as Extract<Answer, { kind: 'error' }>)
}

/** Whether an answer ends the script: the run is cancelled, or nobody answered, which is an error without a code. */
export function stopBy(answer: Answer): Stop | undefined {
  if (answer.kind === 'cancel') return { kind: 'stop', message: 'the automation is cancelled', cancelled: true }
  if (answer.kind === 'value' || answer.code !== '') return undefined
  return { kind: 'stop', message: answer.message, cancelled: false }
}

function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((here, step) => (here as Readonly<Record<string | number, unknown>>)?.[step], value)
}

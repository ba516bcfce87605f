import { serviceNamed } from '../../aws/catalogue.js'
import { inputFaults } from '../../aws/input-faults.js'
import { loadService } from '../../aws/load-service.js'
import { operationNamed } from '../../aws/operation-name.js'
import { withOwnNames } from '../../aws/own-names.js'
import type { Json } from '../../syntax/tree.js'
import type { Answer } from '../request.js'
import { responseMetadata } from '../response-metadata.js'
import { refusedInput } from '../refused-input.js'
import type { AccountState } from './account-state.js'
import { asJson, type Fields } from './operation.js'
import { operations } from './operations.js'
import { Refusal } from './refusal.js'

/** A call of an API, with the names in any casing that runbooks and scripts use. */
export interface Call {
  readonly service: string
  readonly operation: string
  readonly input: Json
}

/** The account's answer to a call; `undefined` where it does not know the operation. Inputs are refused as boto3 does. */
export async function callAccount(state: AccountState, call: Call, now: number): Promise<Answer | undefined> {
  const service = serviceNamed(call.service)
  const model = service === undefined ? undefined : await loadService(service)
  const name = model && operationNamed(model, call.operation)
  const operation = name === undefined ? undefined : model?.operation(name)
  const known = operations[service ?? '']
  if (service === undefined || !operation || !known || !Object.hasOwn(known, operation.name)) return undefined
  const refused = operation.input && refusedInput([...inputFaults(operation.input, call.input)])
  if (refused !== undefined) return { kind: 'error', code: '', message: refused }
  const input = withOwnNames(operation, call.input as Fields)
  try {
    if (service === 'ec2' && input['DryRun'] === true) throw dryRun
    const response = known[operation.name]?.(state, input as never, now) ?? {}
    return { kind: 'value', value: { ...asJson(response), ResponseMetadata: responseMetadata } }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'error', code: error.code, message: error.message }
    throw error
  }
}

const dryRun = new Refusal('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.')

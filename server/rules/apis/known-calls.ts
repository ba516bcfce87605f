import { serviceNamed } from '../../aws/catalogue.js'
import { operationNamed } from '../../aws/operation-name.js'
import type { Operation, Service } from '../../aws/service.js'
import { type ApiCall, apiCallsOf, sentInputs } from '../../document/api-calls.js'
import { factOf } from '../../document/fact-of.js'
import type { MapNode } from '../../syntax/tree.js'
import type { Engines } from '../engines.js'

/** A call whose operation is in the index. */
export interface KnownCall extends ApiCall {
  readonly of: Service
  readonly operation: Operation
  /** The inputs that go to the API. */
  readonly sent: MapNode | undefined
}

/** The service that a call names, where it is in the index. */
export function serviceOf({ service }: ApiCall, { services }: Engines): Service | undefined {
  const name = serviceNamed(service)
  return name === undefined ? undefined : services?.get(name)
}

/** The calls of a document whose operations are known. */
export const knownCalls = factOf((document, engines: Engines): readonly KnownCall[] => {
  const found: KnownCall[] = []
  for (const call of apiCallsOf(document)) {
    const of = serviceOf(call, engines)
    const name = of && operationNamed(of, call.api)
    const operation = name === undefined ? undefined : of?.operation(name)
    const { step, service, serviceNode, api, apiNode } = call
    if (of && operation) found.push({ step, service, serviceNode, api, apiNode, of, operation, sent: sentInputs(step) })
  }
  return found
})

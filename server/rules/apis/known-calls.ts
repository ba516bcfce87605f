import { serviceNamed } from '../../aws/catalogue.js'
import { operationNamed } from '../../aws/operation-name.js'
import type { Operation, Service } from '../../aws/service.js'
import { type ApiCall, apiCallsOf } from '../../document/api-calls.js'
import type { SsmDocument } from '../../document/document.js'
import { once } from '../../document/once.js'
import type { Engines } from '../engines.js'

/** A call whose operation is in the index. */
export interface KnownCall extends ApiCall {
  readonly of: Service
  readonly operation: Operation
}

/** The service that a call names, where it is in the index. */
export function serviceOf({ service }: ApiCall, { services }: Engines): Service | undefined {
  const name = serviceNamed(service)
  return name === undefined ? undefined : services?.get(name)
}

/** The calls of a document whose operations are known. */
export function knownCalls(document: SsmDocument, engines: Engines): readonly KnownCall[] {
  return callsWith(engines)(document)
}

const callsWith = once((engines: Engines) =>
  once((document: SsmDocument): readonly KnownCall[] =>
    apiCallsOf(document).flatMap((call) => {
      const of = serviceOf(call, engines)
      const name = of && operationNamed(of, call.api)
      const operation = name === undefined ? undefined : of?.operation(name)
      return of && operation ? [{ ...call, of, operation }] : []
    }),
  ),
)

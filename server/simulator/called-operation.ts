import { indexWords, serviceNamed, serviceNames } from '../aws/catalogue.js'
import { loadService } from '../aws/load-service.js'
import { operationNamed } from '../aws/operation-name.js'
import type { Operation } from '../aws/service.js'
import { isInOtherCase, meantOperation } from '../document/meant-operation.js'
import { nearest } from '../languages/nearest.js'

/** What a call asks for: an operation, or none that is known. */
export type Called =
  | { readonly kind: 'operation'; readonly service: string; readonly operation: Operation }
  | {
      readonly kind: 'unknown'
      /** What there is none of. */
      readonly message: string
      /** What is named nearly so. */
      readonly meant: string | undefined
      /** Whether its name must be misspelt. Else it may be newer than all that is known, or be taken in another letter case. */
      readonly misspelt: boolean
    }

/** Finds the operation of a call, however it is written. */
export async function calledOperation(written: string, api: string): Promise<Called> {
  const name = serviceNamed(written)
  const service = name === undefined ? undefined : await loadService(name)
  if (!service) return unknown(written, nearest(written, serviceNames), `no service is named \`${written}\``)
  const named = operationNamed(service, api)
  const operation = named === undefined ? undefined : service.operation(named)
  if (operation) return { kind: 'operation', service: service.name, operation }
  return unknown(api, meantOperation(service, api), `\`${service.name}\` has no operation \`${api}\``)
}

function unknown(written: string, meant: string | undefined, message: string): Called {
  return { kind: 'unknown', message, meant, misspelt: meant !== undefined && !isInOtherCase(written, meant) }
}

/** What is to be noted of the answer to a call of which nothing is known. */
export const inventedWithoutModel = (message: string): string =>
  `${message.replaceAll('`', '')} in ${indexWords}; what it returns is invented without a model`

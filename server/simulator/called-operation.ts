import { serviceNamed, serviceNames } from '../aws/catalogue.js'
import { loadService } from '../aws/load-service.js'
import { operationNamed } from '../aws/operation-name.js'
import type { Operation } from '../aws/service.js'
import { isInOtherCase, meantOperation } from '../document/meant-operation.js'
import { nearest } from '../languages/nearest.js'

/** What a call asks for: an operation, none since the name is misspelt, or perhaps one that is newer than all that is known. */
export type Called =
  | { readonly kind: 'operation'; readonly service: string; readonly operation: Operation }
  | { readonly kind: 'misspelt'; readonly message: string }
  | { readonly kind: 'unknown' }

/** Finds the operation of a call, however it is written. One in another letter case may be taken. */
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
  if (meant === undefined || isInOtherCase(written, meant)) return { kind: 'unknown' }
  return { kind: 'misspelt', message: `${message}; \`${meant}\` may be meant` }
}

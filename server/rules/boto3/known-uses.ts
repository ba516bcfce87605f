import { operationOfMethod, operationOfWaiter } from '../../aws/boto3-clients.js'
import type { Operation, Service } from '../../aws/service.js'
import { boto3ScriptsOf } from '../../document/boto3-scripts.js'
import { factOf } from '../../document/fact-of.js'
import type { Script } from '../../document/scripts.js'
import type { Boto3Use, CallArguments } from '../../languages/python.js'
import type { Engines } from '../engines.js'

/** A use of a client whose service is in the index. */
export interface KnownUse extends Omit<Boto3Use, 'service'> {
  readonly service: Service
  readonly script: Script
}

/** Uses of clients, paginators and waiters by the scripts of a document. */
export const knownUses = factOf((document, { python, services }: Engines): readonly KnownUse[] => {
  const found: KnownUse[] = []
  if (!python || !services) return found
  for (const script of boto3ScriptsOf(document)) {
    for (const use of python.check(script.masked, script.minor).boto3.uses) {
      const service = services.get(use.service)
      const { of, name, member, arguments: given } = use
      if (service) found.push({ of, name, member, arguments: given, service, script })
    }
  }
  return found
})

/** A call of an operation: by its method, page by page, or again and again by a waiter. */
export interface OperationCall extends KnownUse {
  readonly arguments: CallArguments
  readonly operation: Operation
}

/** The calls among uses whose operations are in the index. */
export function operationCalls(uses: readonly KnownUse[]): readonly OperationCall[] {
  const found: OperationCall[] = []
  for (const use of uses) {
    const { of, name, member, arguments: given, service, script } = use
    const operation = given && operationOf(use)
    if (operation) found.push({ of, name, member, arguments: given, service, script, operation })
  }
  return found
}

function operationOf({ of, service, name, member }: KnownUse): Operation | undefined {
  if (of === 'client') return operationOfMethod(service, member.text)
  if (of === 'paginator') return member.text === 'paginate' ? operationOfMethod(service, name ?? '') : undefined
  return member.text === 'wait' ? operationOfWaiter(service, name ?? '') : undefined
}

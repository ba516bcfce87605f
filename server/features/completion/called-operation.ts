import { serviceNamed } from '../../aws/catalogue.js'
import { operationNamed } from '../../aws/operation-name.js'
import type { Service } from '../../aws/service.js'
import type { Step } from '../../document/document.js'
import { fixedText } from '../../document/inputs.js'
import type { SchemaSituation } from './completion.js'

/** The boto3 client of the service that a step calls. */
export const serviceOf = (step: Step): string | undefined => serviceNamed(fixedText(step.input('Service')) ?? '')

/** The operation that a step calls, where its service is loaded. */
export function operationOf(step: Step, services: ReadonlyMap<string, Service>): SchemaSituation['call'] {
  const service = services.get(serviceOf(step) ?? '')
  const name = service && operationNamed(service, fixedText(step.input('Api')) ?? '')
  const operation = name === undefined ? undefined : service?.operation(name)
  return service && operation && { operation, service: service.name }
}

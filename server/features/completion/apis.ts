import { serviceNames } from '../../aws/catalogue.js'
import type { Service } from '../../aws/service.js'
import { type Completion, scalarItem, type Situation } from './completion.js'

/** The services that boto3 has clients for. */
export const serviceCompletions = (situation: Situation): Completion[] =>
  serviceNames.map((label) => scalarItem(situation, { label, kind: 'service' }))

/** The operations of the service that the step names, without those that Automation does not take because they answer by a stream. */
export function operationCompletions(situation: Situation, service: Service | undefined): Completion[] {
  return (service?.operationNames ?? [])
    .filter((name) => !service?.operation(name)?.streamingOutput)
    .map((label) => scalarItem(situation, { label, kind: 'operation' }))
}

import { serviceNamed } from '../aws/catalogue.js'
import { keyText, type MapNode, type ScalarNode } from '../syntax/tree.js'
import { isAutomation } from './build.js'
import type { SsmDocument, Step } from './document.js'
import { fixedText } from './inputs.js'
import { factOf } from './fact-of.js'
import { resultsOf } from './results-of.js'

/** A step that calls an AWS API by its name, written out. */
export interface ApiCall {
  readonly step: Step
  /** As written. */
  readonly service: string
  readonly serviceNode: ScalarNode
  readonly api: string
  readonly apiNode: ScalarNode
}

const actions: ReadonlySet<string | undefined> = new Set([
  'aws:executeAwsApi',
  'aws:assertAwsResourceProperty',
  'aws:waitForAwsResourceProperty',
])

/** Whether the action of the step calls an API by its name. */
export const callsApi = ({ action }: Step): boolean => actions.has(action)

/** Whether the step compares a property of an API's response with desired values. */
export const comparesProperty = ({ action }: Step): boolean => actions.has(action) && action !== 'aws:executeAwsApi'

/** What the step sends to the API: its inputs without those that are for the action. */
export function sentInputs(step: Step): MapNode | undefined {
  if (step.inputs?.kind !== 'map') return undefined
  const own = step.definition?.inputs ?? {}
  return { ...step.inputs, entries: step.inputs.entries.filter(({ key }) => !Object.hasOwn(own, keyText(key))) }
}

/** Every call of an API by a step of a runbook whose service is written out; an `api` that is not is empty. */
export const apiCallsOf = factOf(({ kind, steps }) => resultsOf(isAutomation(kind) ? steps : [], callOf))

function callOf(step: Step): ApiCall | undefined {
  if (!callsApi(step)) return undefined
  const [serviceNode, apiNode] = [step.input('Service'), step.input('Api')]
  const [service, api] = [fixedText(serviceNode), fixedText(apiNode)]
  if (service === undefined || api === undefined) return undefined
  if (serviceNode?.kind !== 'scalar' || apiNode?.kind !== 'scalar') return undefined
  return { step, service, serviceNode, api, apiNode }
}

/** The services that a document calls, by the names of their boto3 clients. */
export function servicesCalled(document: SsmDocument): Set<string> {
  const found = new Set<string>()
  for (const { service } of apiCallsOf(document)) {
    const name = serviceNamed(service)
    if (name !== undefined) found.add(name)
  }
  return found
}

import { serviceNamed } from '../aws/catalogue.js'
import { loadService } from '../aws/load-service.js'
import { operationNamed } from '../aws/operation-name.js'
import { firstOfStep } from '../document/of-step.js'
import { apiCallsOf, callsApi, sentInputs } from '../document/api-calls.js'
import type { Step } from '../document/document.js'
import type { Facts } from './action-needs.js'
import { callNeeds } from './calls.js'
import type { Needs, Reason } from './need.js'
import { givenInputs } from './values.js'

/** What a step needs that calls an AWS API by its name. */
export async function apiNeeds(step: Step, reasonFor: (text: string) => Reason, facts: Facts): Promise<Needs> {
  if (!callsApi(step)) return { needs: [], unknown: [] }
  const call = firstOfStep(apiCallsOf(facts.document), step)
  if (!call) return unknown('calls an API that only the run knows')
  const service = await loadService(serviceNamed(call.service) ?? '')
  const name = service && operationNamed(service, call.api)
  const operation = name === undefined ? undefined : service?.operation(name)
  const written = `${call.service.trim()}:${call.api.trim()}`
  if (!operation || operation.iamActions.length === 0)
    return unknown(`calls ${written}, whose IAM actions are not known`)
  const given = givenInputs(sentInputs(step), facts.document, facts.place)
  return {
    needs: callNeeds(operation, given, reasonFor(`calls ${service?.name}:${operation.name}`), facts),
    unknown: [],
  }

  function unknown(text: string): Needs {
    return { needs: [], unknown: [reasonFor(text)] }
  }
}

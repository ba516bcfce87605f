import { serviceNamed } from '../../aws/catalogue.js'
import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { ask } from '../task.js'

export const executeAwsApi: Simulation<'aws:executeAwsApi'> = function* ({ Service, Api, ...rest }, { name, plan }) {
  const service = serviceNamed(Service) ?? Service.trim()
  const input = rest as Json
  const request = {
    kind: 'aws',
    step: name,
    service,
    operation: Api.trim(),
    input,
    declared: plan.declared,
  } as const
  const response = yield* ask(request)
  return { root: response, payload: response }
}

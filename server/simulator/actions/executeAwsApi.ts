import { serviceNamed } from '../../aws/catalogue.js'
import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { ask } from '../task.js'
import { declaredOf } from './declared.js'

export const executeAwsApi: Simulation<'aws:executeAwsApi'> = function* ({ Service, Api, ...rest }, { name, step }) {
  const service = serviceNamed(Service) ?? Service.trim()
  const input = rest as Json
  const request = {
    kind: 'aws',
    step: name,
    service,
    operation: Api.trim(),
    input,
    declared: declaredOf(step),
  } as const
  const response = yield* ask(request)
  return { outputs: { Output: JSON.stringify(response) }, root: response }
}

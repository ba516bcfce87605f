import { serviceNamed } from '../../aws/catalogue.js'
import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { aws } from '../task.js'

export const executeAwsApi: Simulation<'aws:executeAwsApi'> = function* ({ Service, Api, ...input }, { name }) {
  const response = yield* aws(name, serviceNamed(Service) ?? Service.trim(), Api.trim(), input as Json)
  return { outputs: { Output: JSON.stringify(response) }, root: response }
}

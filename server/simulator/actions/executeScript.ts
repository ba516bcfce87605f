import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { ask } from '../task.js'

export const executeScript: Simulation<'aws:executeScript'> = function* (inputs, { name }) {
  const { Runtime, Handler, Script, InputPayload } = inputs
  const payload = (InputPayload ?? {}) as Json
  const request = {
    kind: 'script',
    step: name,
    runtime: Runtime,
    handler: Handler,
    script: Script ?? '',
    payload,
  } as const
  const returned = yield* ask(request, 'Poll action status for completion')
  return { outputs: { Payload: JSON.stringify(returned) }, root: { Payload: returned } }
}

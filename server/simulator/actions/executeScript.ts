import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { ask } from '../task.js'
import { declaredOf } from './declared.js'

const polling = { phase: 'Poll action status for completion' } as const

/** Characters of an output, at most (user guide, automation-action-executeScript). */
const longest = 100 * 1024

export const executeScript: Simulation<'aws:executeScript'> = function* (inputs, { name, step }) {
  const { Runtime, Handler, Script, InputPayload } = inputs
  const payload = (InputPayload ?? {}) as Json
  const request = {
    kind: 'script',
    step: name,
    runtime: Runtime,
    handler: Handler,
    script: Script ?? '',
    payload,
    declared: declaredOf(step),
  } as const
  const returned = yield* ask(request, polling)
  const text = JSON.stringify(returned)
  if (text.length > longest)
    throw new StepFailure(`The script returned ${text.length} characters; at most ${longest} are supported`, polling)
  return { outputs: { Payload: text }, root: { Payload: returned } }
}

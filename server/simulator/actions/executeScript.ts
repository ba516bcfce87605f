import { entryOf, type Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { systemVariables } from '../scope.js'
import { ask } from '../task.js'

const polling = { phase: 'Poll action status for completion' } as const

/** Characters of an output, at most (user guide, automation-action-executeScript). */
const longest = 100 * 1024

/** Items of a list that a script returns, at most (quotas of Automation). */
const mostItems = 100

export const executeScript: Simulation<'aws:executeScript'> = function* (inputs, { name, plan, scope, run }) {
  const { Runtime, Handler, Script, InputPayload, Attachment } = inputs
  const payload = (InputPayload ?? {}) as Json
  if (Attachment !== undefined && !entryOf(scope.document.entry('files')?.value, Attachment))
    throw new StepFailure(`The attachment ${Attachment} is not among the files of the document`, {
      phase: 'validating and resolving the step inputs',
    })
  const request = {
    kind: 'script',
    step: name,
    runtime: Runtime,
    handler: Handler,
    script: Script ?? '',
    ...(Attachment !== undefined && { attachment: Attachment }),
    payload,
    context: systemVariables(scope),
    id: run.newId(),
    declared: plan.declared,
  } as const
  const returned = yield* ask(request, polling)
  const text = JSON.stringify(returned)
  if (text.length > longest)
    throw new StepFailure(`The script returned ${text.length} characters; at most ${longest} are supported`, polling)
  if (Array.isArray(returned) && returned.length > mostItems)
    throw new StepFailure(
      `The script returned a list of ${returned.length} items; at most ${mostItems} are supported`,
      polling,
    )
  return { outputs: { Payload: text }, root: { Payload: returned } }
}

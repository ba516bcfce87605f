import { jsonOrText } from '../../syntax/json-value.js'
import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { select } from '../select.js'
import { ask } from '../task.js'
import { given, textAt } from './response.js'

/** Characters of a payload, at most (quotas of Automation). */
const longest = 200 * 1024

export const invokeLambdaFunction: Simulation<'aws:invokeLambdaFunction'> = function* (inputs, { name, plan }) {
  const { InvocationType = 'RequestResponse', InputPayload, Payload, ...rest } = inputs
  const { LogType = InvocationType === 'RequestResponse' ? 'Tail' : undefined } = rest
  const payload = InputPayload === undefined ? Payload : JSON.stringify(InputPayload)
  const input = given({ ...rest, InvocationType, LogType, Payload: payload })
  const request = {
    kind: 'aws',
    step: name,
    service: 'lambda',
    operation: 'Invoke',
    input,
    declared: plan.declared,
  } as const
  const response = yield* ask(request)
  const body = payloadOf(response)
  const error = textAt(response, '$.FunctionError')
  if (error !== undefined) throw new StepFailure(`The function ended with the error ${error}: ${body.text}`)
  if (body.text.length > longest)
    throw new StepFailure(`The function returned ${body.text.length} characters; at most ${longest} are supported`)
  const answered = InvocationType === 'RequestResponse'
  const outputs = given({
    StatusCode: select(response, '$.StatusCode'),
    LogResult: textAt(response, '$.LogResult'),
    Payload: answered ? body.text : undefined,
  })
  return { outputs, root: body.value }
}

/**
 * What the function returned, as text and as a value. Plain JSON text loses its quotes, as the user guide's sample needs it
 * (automation-action-lamb). A mock may give the value itself.
 */
function payloadOf(response: Json): { readonly text: string; readonly value: Json } {
  const found = select(response, '$.Payload') ?? null
  if (typeof found !== 'string') return { text: found === null ? '' : JSON.stringify(found), value: found }
  const value = jsonOrText(found)
  return { text: typeof value === 'string' ? value : found, value }
}

import { integrations } from '../../../schemas/automation/invokeWebhook.js'
import type { Simulation } from '../action.js'
import { select } from '../select.js'
import { ask, aws, tell } from '../task.js'
import { given, textAt } from './response.js'

/** An answer of another status than 2xx does not fail the step, which is our choice: AWS does not say. */
export const invokeWebhook: Simulation<'aws:invokeWebhook'> = function* ({ IntegrationName, Body }, { name }) {
  yield* aws(name, 'ssm', 'GetParameter', { Name: integrations + IntegrationName, WithDecryption: true })
  const input = given({ IntegrationName, Body })
  const answer = yield* ask({ kind: 'webhook', step: name, input })
  const code = select(answer, '$.ResponseCode')
  if (code !== undefined && !/^2\d\d$/.test(String(code)))
    yield tell({
      kind: 'note',
      step: name,
      text: 'AWS does not say whether another status than 2xx fails the step; it does not here',
    })
  const outputs = { Response: textAt(answer, '$.Response') ?? '', ResponseCode: code === undefined ? 200 : code }
  return { outputs }
}

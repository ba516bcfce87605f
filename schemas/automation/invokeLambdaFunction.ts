import { defineAction } from '../action.js'
import { oneOf, optional, string, stringMap } from '../values.js'

export const invokeLambdaFunction = defineAction({
  name: 'aws:invokeLambdaFunction',
  summary: 'Invoke a Lambda function.',
  page: 'automation-action-lamb',
  impact: 'Undetermined',
  inputs: {
    FunctionName: string({ description: 'Name or ARN of the function, which has to exist.' }),
    Qualifier: optional(string({ description: 'Version or alias of the function.' })),
    InvocationType: optional(
      oneOf(['RequestResponse', 'Event', 'DryRun'], {
        description:
          'Whether to wait for the answer (`RequestResponse`, also when left out), not to wait (`Event`), or only to check the permission (`DryRun`).',
        default: 'RequestResponse',
      }),
    ),
    LogType: optional(
      oneOf(['Tail', 'None'], {
        description: "Whether `LogResult` gets the last 4 KB of the function's log. `Tail` needs `RequestResponse`.",
        default: 'Tail',
      }),
    ),
    ClientContext: optional(
      string({ description: 'Data on the caller that the function finds in its context object.' }),
    ),
    InputPayload: optional(
      stringMap({ description: 'Object that the function gets as its event. Wins over `Payload`.' }),
    ),
    Payload: optional(
      string({
        description:
          'JSON text that the function gets as its event. Older than `InputPayload`, which wins where both are given.',
        format: 'json',
        expected: 'JSON text',
      }),
    ),
  },
  outputs: {
    StatusCode: { type: 'Integer', description: 'HTTP status of the invocation.' },
    FunctionError: { type: 'String', description: 'How the function failed; missing when it did not.' },
    LogResult: { type: 'String', description: "End of the function's log, in base64." },
    Payload: {
      type: 'String',
      description: 'JSON text of what the function returned, up to 200 KB; with `RequestResponse` only.',
    },
  },
  step: {
    timeout: { default: 300, cap: 300 },
    outputs: 'allowed',
    redeclared: 'refused',
    selectorRoot: 'what the function returns, without a level `Payload`',
  },
  calls: [{ service: 'lambda', operation: 'Invoke' }],
  permissions: { always: ['lambda:InvokeFunction'] },
  limits: ['The function may run for 5 minutes at most, whatever `timeoutSeconds` says.'],
  snippet: { FunctionName: 'example-function', InputPayload: { key: 'value' } },
})

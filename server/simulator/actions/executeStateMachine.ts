import type { Simulation } from '../action.js'
import { RunCancelled, StepFailure } from '../failure.js'
import { select } from '../select.js'
import { aws, pollPause } from '../task.js'
import { given, textAt } from './response.js'

const names = ['executionArn', 'input', 'name', 'output', 'startDate', 'stateMachineArn', 'status', 'stopDate'] as const

export const executeStateMachine: Simulation<'aws:executeStateMachine'> = function* (inputs, { name }) {
  const started = yield* aws(name, 'stepfunctions', 'StartExecution', given(inputs))
  const executionArn = textAt(started, '$.executionArn') ?? ''
  try {
    for (;;) {
      const wanted = { selector: '$.status', values: ['SUCCEEDED'] }
      const response = yield* aws(name, 'stepfunctions', 'DescribeExecution', { executionArn }, wanted)
      const status = textAt(response, '$.status')
      if (status === 'SUCCEEDED') {
        const outputs = given(Object.fromEntries(names.map((each) => [each, select(response, `$.${each}`)])))
        return { outputs: { ...outputs, executionArn } }
      }
      if (status === 'FAILED' || status === 'TIMED_OUT' || status === 'ABORTED')
        throw new StepFailure(`The execution ${executionArn} ended with the status ${status}`)
      yield* pollPause(name)
    }
  } catch (error) {
    if (error instanceof RunCancelled) yield* aws(name, 'stepfunctions', 'StopExecution', { executionArn })
    throw error
  }
}

import { defineAction } from '../action.js'
import { stateMachineArn } from './arns.js'
import { optional, string } from '../values.js'

export const executeStateMachine = defineAction({
  name: 'aws:executeStateMachine',
  summary: 'Start a Step Functions state machine and wait until it has ended.',
  page: 'automation-action-executeStateMachine',
  impact: 'Undetermined',
  inputs: {
    stateMachineArn: stateMachineArn('ARN of the state machine. The inputs of this action begin with a small letter.'),
    name: optional(
      string({
        description: 'Name of this execution of the state machine; made up when left out.',
        minLength: 1,
        maxLength: 80,
      }),
    ),
    input: optional(
      string({ description: 'JSON text that the state machine gets.', format: 'json', expected: 'JSON text' }),
    ),
  },
  outputs: {
    executionArn: { type: 'String', description: 'ARN of the execution.' },
    input: { type: 'String', description: 'JSON text that it got.' },
    name: { type: 'String', description: 'Name of the execution.' },
    output: { type: 'String', description: 'JSON text that it returned.' },
    startDate: { type: 'String', description: 'When it began.' },
    stateMachineArn: { type: 'String', description: 'ARN of the state machine.' },
    status: { type: 'String', description: 'Status with which it ended.' },
    stopDate: { type: 'String', description: 'When it ended.' },
  },
  step: { outputs: 'unspecified' },
  calls: [
    { service: 'stepfunctions', operation: 'StartExecution' },
    { service: 'stepfunctions', operation: 'DescribeExecution', poll: true, until: 'the status is `SUCCEEDED`' },
    { service: 'stepfunctions', operation: 'StopExecution', when: 'the automation is cancelled' },
  ],
  permissions: { always: ['states:StartExecution', 'states:DescribeExecution', 'states:StopExecution'] },
  snippet: {
    stateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:example',
    input: '{"key": "value"}',
  },
})

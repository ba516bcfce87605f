import { defineAction } from '../action.js'
import { literal, mapList, optional, string } from '../values.js'
import { choice, conditionDefinition } from './conditions.js'

export const branch = defineAction({
  name: 'aws:branch',
  summary: 'Go to the step of the first condition that is true.',
  page: 'automation-action-branch',
  impact: 'NonMutating',
  inputs: {
    Choices: literal(
      mapList({
        description:
          'What to look at, in order: each item is a condition and, as `NextStep`, the step to go to when it is the first that is true.',
        minItems: 1,
        item: choice,
        ownRules: true,
      }),
    ),
    Default: optional(
      literal(
        string({
          description:
            'Step to go to when no choice is true. Without it the automation ends if the step has `isEnd: true`, and goes on with the next step otherwise.',
          format: 'step-name',
        }),
      ),
    ),
  },
  definitions: { condition: conditionDefinition },
  outputs: {},
  step: { outputs: 'none' },
  calls: [],
  permissions: { always: [] },
  limits: ['`isEnd: true` does not end the automation when a choice is true or `Default` is given.'],
  snippet: {
    Choices: [{ NextStep: 'nextStep', Variable: '{{ global:REGION }}', StringEquals: 'us-east-1' }],
  },
})

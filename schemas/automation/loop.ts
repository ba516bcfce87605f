import { defineAction, exactlyOneOf, requires } from '../action.js'
import { stepSchema, stepsOf } from '../step-fields.js'
import { integer, list, oneOf, optional } from '../values.js'
import { conditionDefinition, condition } from './conditions.js'

export const loop = defineAction({
  name: 'aws:loop',
  summary: 'Repeat steps, once for each item of a list or as long as a condition holds.',
  page: 'automation-action-loop',
  // AWS gives loops no class of their own: what matters are the steps inside.
  impact: 'Undetermined',
  inputs: {
    Iterators: optional(
      list({
        description:
          'Items to go through, up to 100; `{{ <loop>.CurrentIteratorValue }}` is the one whose turn it is. Either this or `LoopCondition`.',
        maxItems: 100,
        expected: 'a list of up to 100 items',
      }),
    ),
    IteratorDataType: optional(
      oneOf(['Boolean', 'Integer', 'String', 'StringMap'], {
        description: 'Type of the items of `Iterators`. `String` when left out.',
        default: 'String',
      }),
    ),
    LoopCondition: optional(
      condition(
        'Looked at after each pass: while it is true and `MaxIterations` is not reached, there is another one. Either this or `Iterators`.',
      ),
    ),
    MaxIterations: optional(
      integer({
        description:
          'How many passes there are at most, from 1 to 100, whatever is left of the list or the condition says.',
        minimum: 1,
        maximum: 100,
      }),
    ),
    Steps: stepsOf(
      'The steps to repeat, in the form of `mainSteps`. They see each other by name, and all that is outside.',
    ),
  },
  definitions: { condition: conditionDefinition, step: stepSchema },
  relations: [exactlyOneOf(['Iterators', 'LoopCondition']), requires('IteratorDataType', 'Iterators')],
  outputs: {
    CurrentIteration: {
      type: 'Integer',
      description: 'Number of the pass; the first is 1. For steps inside the loop.',
    },
    CurrentIteratorValue: {
      type: 'String',
      description: 'The item whose turn it is, as text. For steps inside a loop over `Iterators`.',
    },
  },
  step: { onCancel: false, onCancelTarget: false, outputs: 'unspecified' },
  calls: [],
  permissions: { always: [] },
  limits: [
    'There are at most 100 passes and 100 items.',
    'A loop over a condition runs its steps at least once.',
    '`isEnd: true` of a step inside ends the pass, not the automation.',
  ],
  snippet: {
    Iterators: ['i-1234567890abcdef0', 'i-abcdef01234567890'],
    Steps: [{ name: 'waitBeforeNext', action: 'aws:sleep', inputs: { Duration: 'PT10S' } }],
  },
})

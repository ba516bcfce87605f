import { atLeastOneOf, atMostOneOf, defineAction } from '../action.js'
import { duration, optional, timestamp } from '../values.js'

/** The longest delay, in seconds: a second less than 7 days. */
export const longestSleep = 604_799

export const sleep = defineAction({
  name: 'aws:sleep',
  summary: 'Wait for a duration or until a moment.',
  page: 'automation-action-sleep',
  impact: 'NonMutating',
  inputs: {
    Duration: optional(
      duration({
        description: 'How long to wait, as an ISO 8601 duration that is not negative; at most 604799 seconds.',
      }),
    ),
    Timestamp: optional(
      timestamp({
        description: 'The moment to wait for, as an ISO 8601 date-time. A moment in the past goes on at once.',
      }),
    ),
  },
  relations: [atLeastOneOf(['Duration', 'Timestamp']), atMostOneOf(['Duration', 'Timestamp'], 'inferred')],
  outputs: {},
  step: { onCancelTarget: false, outputs: 'none' },
  calls: [],
  permissions: { always: [] },
  limits: ['The longest delay is 604799 seconds, just under 7 days.'],
  snippet: { Duration: 'PT10M' },
})

import { defineAction } from '../action.js'
import { optional, string } from '../values.js'

export const pause = defineAction({
  name: 'aws:pause',
  summary: 'Stop until somebody resumes the automation.',
  page: 'automation-action-pause',
  impact: 'NonMutating',
  inputs: {
    // The page says there are no inputs; runbooks that AWS accepted have this one.
    Message: optional(string({ description: 'Text on what to do before resuming. Undocumented, but accepted.' })),
  },
  outputs: {},
  step: { timeout: { default: 604800, maximum: 2592000 }, onCancelTarget: false, outputs: 'none' },
  calls: [],
  permissions: { always: [] },
  limits: [
    'Whoever resumes needs the permission `ssm:SendAutomationSignal`.',
    'The step times out after 7 days unless `timeoutSeconds` says otherwise; 30 days is the most.',
  ],
  snippet: {},
})

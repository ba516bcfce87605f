/** What the adapter can do. */
export const capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsStepBack: true,
  supportsSetVariable: true,
  supportsSetExpression: true,
  supportsRestartFrame: true,
  supportsRestartRequest: true,
  supportsGotoTargetsRequest: true,
  supportsCompletionsRequest: true,
  completionTriggerCharacters: ['.', ':'],
  supportsEvaluateForHovers: true,
  supportsExceptionInfoRequest: true,
  supportsBreakpointLocationsRequest: true,
  supportsTerminateRequest: true,
  exceptionBreakpointFilters: [
    {
      filter: 'failed',
      label: 'Failed steps',
      description: 'Stop where a step has failed or timed out',
      default: true,
    },
    { filter: 'cancelled', label: 'Cancelled steps', description: 'Stop where a step has been cancelled' },
    { filter: 'invented', label: 'Invented answers', description: 'Stop before a request is answered by invention' },
  ],
} as const

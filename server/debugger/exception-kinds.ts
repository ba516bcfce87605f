/** What a run may be stopped at beside breakpoints: in words for who chooses, and for who is told that it was stopped there. */
export const exceptionKinds = {
  failed: {
    label: 'Failed steps',
    description: 'Stop where a step has failed or timed out',
    met: 'the step has failed',
  },
  cancelled: {
    label: 'Cancelled steps',
    description: 'Stop where a step has been cancelled',
    met: 'the step has been cancelled',
  },
  invented: {
    label: 'Invented answers',
    description: 'Stop before a request is answered by invention',
    met: 'an invented answer',
  },
} as const

/** One of them, as clients name it. */
export type ExceptionKind = keyof typeof exceptionKinds

/** Whether a client names one that there is. */
export const isExceptionKind = (name: string): name is ExceptionKind => Object.hasOwn(exceptionKinds, name)

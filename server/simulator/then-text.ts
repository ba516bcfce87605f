import type { TimelineStep } from './timeline.js'

/** Where the run went behind a step and why, where that is not simply the next step of the list. */
export function thenText({
  status,
  next,
  reason,
}: Pick<TimelineStep, 'status' | 'next' | 'reason'>): string | undefined {
  const failed = status === 'Failed' || status === 'TimedOut'
  if (failed && reason === 'order') return `→ ${next} (onFailure: Continue)`
  switch (reason) {
    case 'order':
    case 'end of list':
    case undefined:
      return undefined
    case 'abort':
      return failed ? '→ the run ends here (onFailure: Abort)' : '→ the run ends here'
    case 'isEnd':
      return '→ the run ends here (isEnd)'
    default:
      return `→ ${next ?? 'the run ends here'} (${reason})`
  }
}

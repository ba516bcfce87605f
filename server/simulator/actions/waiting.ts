import type { ActionContext } from '../action.js'
import { type Task, tell } from '../task.js'

/** The step, and with it the run, waits for people, or no longer does. */
export function* waiting({ name, step, run }: ActionContext, status: 'Waiting' | 'InProgress'): Task<void> {
  yield tell({ kind: 'step-status', step: name, action: step.action ?? '', status })
  yield* run.become(status)
}

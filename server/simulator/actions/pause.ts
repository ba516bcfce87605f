import { noResult, type Simulation } from '../action.js'
import { ask } from '../task.js'
import { waiting } from './waiting.js'

export const pause: Simulation<'aws:pause'> = function* (_, context) {
  yield* waiting(context, 'Waiting')
  yield* ask({ kind: 'pause', step: context.name })
  yield* waiting(context, 'InProgress')
  return noResult
}

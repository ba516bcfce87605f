import type { Simulation } from '../action.js'
import { ask } from '../task.js'

export const pause: Simulation<'aws:pause'> = function* (_, { name }) {
  yield* ask({ kind: 'pause', step: name })
  return {}
}

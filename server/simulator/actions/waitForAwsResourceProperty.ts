import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { sleep, type Task, tell } from '../task.js'
import { type Comparison, type Look, lookAtProperty } from './property.js'

/** How often the service asks is not public; the step's time is what counts. */
const pause = 15

export const waitForAwsResourceProperty: Simulation<'aws:waitForAwsResourceProperty'> = function* (inputs, { name }) {
  for (let isFirst = true; ; isFirst = false) {
    const { matches, finds, response } = yield* look(name, inputs)
    if (matches) return { root: response }
    if (isFirst && !finds)
      yield tell({ kind: 'note', step: name, text: `the selector ${inputs.PropertySelector} finds nothing` })
    yield* sleep(name, pause)
  }
}

/** An error of the API ends the step, which is our choice: AWS does not say whether it goes on asking. */
function* look(step: string, comparison: Comparison): Task<Look> {
  try {
    return yield* lookAtProperty(step, comparison)
  } catch (error) {
    if (error instanceof StepFailure && error.code)
      yield tell({
        kind: 'note',
        step,
        text: 'AWS does not say whether it goes on asking after an error; it does not here',
      })
    throw error
  }
}

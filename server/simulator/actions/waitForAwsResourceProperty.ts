import type { Simulation } from '../action.js'
import { sleep } from '../task.js'
import { lookAtProperty } from './property.js'

/** How often the service asks is not public; the step's time is what counts. */
const pause = 15

export const waitForAwsResourceProperty: Simulation<'aws:waitForAwsResourceProperty'> = function* (inputs, { name }) {
  for (;;) {
    const { matches, response } = yield* lookAtProperty(name, inputs)
    if (matches) return { root: response }
    yield* sleep(name, pause)
  }
}

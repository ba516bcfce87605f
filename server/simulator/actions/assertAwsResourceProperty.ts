import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { lookAtProperty, pythonText } from './property.js'

export const assertAwsResourceProperty: Simulation<'aws:assertAwsResourceProperty'> = function* (inputs, { name }) {
  const { matches, found, response } = yield* lookAtProperty(name, inputs)
  if (matches) return { root: response }
  const desired = inputs.DesiredValues.map((value) => `'${pythonText(value as Json)}'`).join(', ')
  throw new StepFailure(
    `Property value '${found}' from the API output is not in the desired values. Desired values: [${desired}].`,
  )
}

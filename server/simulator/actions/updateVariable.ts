import type { Json } from '../../syntax/tree.js'
import type { Simulation } from '../action.js'
import { tell } from '../task.js'

export const updateVariable: Simulation<'aws:updateVariable'> = function* ({ Name, Value }, { scope }) {
  const variable = Name.replace(/^variable:/, '')
  scope.variables.set(variable, Value as Json)
  yield* tell({ kind: 'variable', name: variable, value: Value as Json })
  return {}
}

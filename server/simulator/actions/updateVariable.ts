import { baseType } from '../../document/value-types.js'
import type { Json } from '../../syntax/tree.js'
import { noResult, type Simulation } from '../action.js'
import { StepFailure } from '../failure.js'
import { tell } from '../task.js'

export const updateVariable: Simulation<'aws:updateVariable'> = function* ({ Name, Value }, { scope }) {
  const name = Name.replace(/^variable:/, '')
  const value = Value as Json
  const declared = scope.document.variable(name)
  if (!declared || !Name.startsWith('variable:')) throw refused(`The variable ${name} is not declared`)
  const type = baseType(declared.type)
  if (type !== undefined && !fits(value, type))
    throw refused(`The value of the variable ${name} is not of the type ${type}`)
  const excess = tooLarge(value)
  if (excess !== undefined) throw refused(`The value of the variable ${name} has ${excess}`)
  scope.variables.set(name, value)
  yield tell({ kind: 'variable', name, value })
  return noResult
}

const refused = (text: string): StepFailure =>
  new StepFailure(text, { phase: 'validating and resolving the step inputs' })

/** Whether a value has a type; nothing is converted (user guide, automation-action-update-variable). */
function fits(value: Json, type: string): boolean {
  const isMap = (each: Json) => typeof each === 'object' && each !== null && !Array.isArray(each)
  switch (type) {
    case 'String':
      return typeof value === 'string'
    case 'Integer':
      return Number.isInteger(value)
    case 'Boolean':
      return typeof value === 'boolean'
    case 'StringMap':
      return isMap(value)
    case 'MapList':
      return Array.isArray(value) && value.every(isMap)
    case 'StringList':
      return Array.isArray(value) && value.every((each: Json) => typeof each !== 'object')
    default:
      return true
  }
}

/** What is more than a variable holds (same page): characters of text, items of lists, characters of keys. */
function tooLarge(value: Json): string | undefined {
  if (typeof value === 'string') return value.length > 512 ? `${value.length} characters; at most 512` : undefined
  if (Array.isArray(value)) {
    const most = value.some((each) => typeof each === 'object') ? 200 : 50
    return value.length > most ? `${value.length} items; at most ${most}` : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const long = Object.keys(value).find((key) => key.length < 1 || key.length > 50)
  if (long !== undefined) return `a key of ${long.length} characters; 1 to 50`
  const { length } = JSON.stringify(value)
  // AWS states no size for a map; without one, a loop could let it grow without end.
  return length > 100 * 1024 ? `${length} characters; at most ${100 * 1024}` : undefined
}

import type { SsmType } from '../../schemas/values.js'
import type { Json } from '../syntax/tree.js'
import { StepFailure } from './failure.js'

/**
 * A selected value as the type that an output declares, by the table of the user guide, automation-action-outputs-inputs. Any other
 * pair fails the step.
 */
export function convert(value: Json, type: SsmType, name: string): Json {
  const converted = tryConvert(value, type)
  if (converted === undefined)
    throw new StepFailure(`The output ${name} cannot be converted to ${type}: ${JSON.stringify(value).slice(0, 200)}`)
  return converted
}

function tryConvert(value: Json, type: SsmType): Json | undefined {
  switch (type) {
    case 'String':
      return asText(single(value, 'string', 'number', 'boolean'))
    case 'Integer':
      return asInteger(single(value, 'number', 'string'))
    case 'Boolean':
      return asBoolean(single(value, 'boolean', 'string'))
    case 'StringList':
      return Array.isArray(value) ? (value.every(isSimple) ? value : undefined) : isSimple(value) ? [value] : undefined
    case 'StringMap':
      return isMap(value) ? value : undefined
    case 'MapList':
      return Array.isArray(value) && value.every(isMap) ? value : undefined
    case 'Any':
      return value
  }
}

/** The only item of a list of one, where it is of a type that may stand for itself. */
function single(value: Json, ...types: readonly string[]): Json {
  const [only] = Array.isArray(value) && value.length === 1 ? (value as readonly Json[]) : []
  return only !== undefined && types.includes(typeof only) ? only : value
}

const isSimple = (value: Json): boolean => value !== null && typeof value !== 'object'
const isMap = (value: Json): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

function asText(value: Json): Json | undefined {
  if (value === null) return undefined
  if (typeof value === 'string') return value
  const ofMaps = Array.isArray(value) && value.every(isMap)
  return isSimple(value) || isMap(value) || ofMaps ? JSON.stringify(value) : undefined
}

function asInteger(value: Json): Json | undefined {
  const number = typeof value === 'string' && /^[-+]?\d{1,15}$/.test(value) ? Number(value) : value
  return Number.isInteger(number) ? number : undefined
}

function asBoolean(value: Json): Json | undefined {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined
}

import { inputAt } from '../../aws/operation-inputs.js'
import type { Shape } from '../../aws/service.js'
import type { SsmType } from '../../../schemas/values.js'
import { acceptedTypes, expectedAt } from '../../document/expected-value.js'
import type { Situation } from './completion.js'
import { isCondition } from './conditions.js'

/** Types whose values can be a part of a text, or be compared. */
export const textTypes: readonly SsmType[] = ['String', 'Integer', 'Boolean']

/** The types that a place in the inputs takes, by the action or by the API that it calls; undefined where that is not known. */
export function typesTaken(situation: Situation): readonly SsmType[] | undefined {
  const { call, step, inputPath, schemas } = situation
  if (isCondition(situation) && inputPath?.at(-1) === 'Variable') return textTypes
  const expected = step && inputPath && expectedAt(step, inputPath)
  if (expected) return acceptedTypes(expected)
  const shape = call && inputPath && inputAt(call.operation, inputPath)
  if (shape) return typesOfShape(shape)
  const takesMaps = schemas.length > 0 && schemas.every(({ type, ssm }) => type === 'object' && ssm === undefined)
  return takesMaps ? [] : undefined
}

function typesOfShape(shape: Shape): readonly SsmType[] | undefined {
  switch (shape.kind) {
    case 'structure':
    case 'map':
      return ['StringMap']
    case 'list':
      return ['StringList', 'MapList']
    case 'boolean':
      return ['Boolean']
    case 'json':
      return undefined
    case 'string':
    case 'blob':
    case 'timestamp':
      return ['String']
    default:
      return ['Integer']
  }
}

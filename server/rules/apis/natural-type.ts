import type { SsmType } from '../../../schemas/values.js'
import type { Shape } from '../../aws/service.js'
import { isCompound } from './shape-name.js'

/** The type that a value of the shape has without being converted. */
export function naturalType(shape: Shape): SsmType {
  switch (shape.kind) {
    case 'structure':
    case 'map':
      return 'StringMap'
    case 'list':
      return isCompound(shape.item) ? 'MapList' : 'StringList'
    case 'integer':
    case 'long':
      return 'Integer'
    case 'boolean':
      return 'Boolean'
    default:
      return 'String'
  }
}

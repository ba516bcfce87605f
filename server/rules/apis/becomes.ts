import type { Shape } from '../../aws/service.js'
import { isCompound } from './shape-name.js'

/** Whether a value of the shape can become one of the declared type of an output. */
export function becomes(shape: Shape, declared: string): boolean {
  if (shape.kind === 'json') return true
  switch (declared) {
    case 'String':
      return true
    case 'StringList':
      return !isCompound(shape) && !(shape.kind === 'list' && isCompound(shape.item))
    case 'MapList':
      return shape.kind === 'list' && isCompound(shape.item)
    case 'StringMap':
      return isCompound(shape)
    case 'Integer':
      return isOne(shape, /^[-+]?\d+$/, ['integer', 'long', 'float', 'double'])
    case 'Boolean':
      return isOne(shape, /^(?:true|false)$/i, ['boolean'])
    default:
      return true
  }
}

/** One value of the kinds, or a text which may read as one; also the only item of a list. */
function isOne(shape: Shape, text: RegExp, kinds: readonly string[]): boolean {
  const one = shape.kind === 'list' ? shape.item : shape
  if (one.kind === 'string') return one.values === undefined || one.values.some((value) => text.test(value))
  return kinds.includes(one.kind)
}

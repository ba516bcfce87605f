import type { Step } from '../../document/document.js'
import { baseType } from '../../document/value-types.js'
import type { Declared } from '../request.js'

/** The outputs that a step declares. */
export const declaredOf = ({ outputs }: Step): readonly Declared[] =>
  outputs.flatMap(({ name, selector, type }) =>
    name === undefined || selector === undefined ? [] : [{ name, selector, type: baseType(type) ?? 'String' }],
  )

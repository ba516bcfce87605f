import type { Step } from '../../document/document.js'
import { baseType } from '../../document/value-types.js'
import type { Declared } from '../request.js'

/** The outputs that a step declares. */
export function declaredOf({ outputs }: Step): readonly Declared[] {
  const declared: Declared[] = []
  for (const { name, selector, type } of outputs)
    if (name !== undefined && selector !== undefined)
      declared.push({ name, selector, type: baseType(type) ?? 'String' })
  return declared
}

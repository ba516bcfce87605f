import type { Node } from '../syntax/tree.js'
import type { Parameter } from './document.js'

/** The properties that limit the length of a text or list. */
export const limitNames = ['minChars', 'maxChars', 'minItems', 'maxItems'] as const
export type LimitName = (typeof limitNames)[number]

export type Limits = { readonly [Name in LimitName]?: number }

/** The limits that are numbers; undefined where none is. */
export function limitsAmong(numberNamed: (name: LimitName) => number | undefined): Limits | undefined {
  const numbers = limitNames
    .map((name) => [name, numberNamed(name)] as const)
    .filter(([, value]) => Number.isFinite(value))
  return numbers.length === 0 ? undefined : Object.fromEntries(numbers)
}

/** The limits of a declaration, as far as they are numbers. */
export const limitsOf = (parameter: Parameter): Limits | undefined =>
  limitsAmong((name) => numberOf(parameter.property(name)))

function numberOf(node: Node | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined
}

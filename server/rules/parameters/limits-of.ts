import type { Parameter } from '../../document/document.js'
import type { Node } from '../../syntax/tree.js'

/** The properties that limit the length of a text or list. */
export const limitNames = ['minChars', 'maxChars', 'minItems', 'maxItems'] as const
export type LimitName = (typeof limitNames)[number]

export type Limits = { readonly [Name in LimitName]?: number }

/** The limits of a declaration, as far as they are numbers. */
export function limitsOf(parameter: Parameter): Limits {
  const numbers = limitNames.map((name) => [name, numberOf(parameter.property(name))] as const)
  return Object.fromEntries(numbers.filter(([, value]) => value !== undefined))
}

function numberOf(node: Node | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined
}

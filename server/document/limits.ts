import type { Node } from '../syntax/tree.js'
import type { Parameter } from './document.js'

/** The properties that limit the length of a text or list. */
export const limitNames = ['minChars', 'maxChars', 'minItems', 'maxItems'] as const
export type LimitName = (typeof limitNames)[number]

export type Limits = { readonly [Name in LimitName]?: number }

/** The limits that are numbers; undefined where none is. */
export function limitsAmong(numberNamed: (name: LimitName) => number | undefined): Limits | undefined {
  let limits: { [Name in LimitName]?: number } | undefined
  for (const name of limitNames) {
    const value = numberNamed(name)
    if (value !== undefined && Number.isFinite(value)) limits = { ...limits, [name]: value }
  }
  return limits
}

/** The limits of a declaration, as far as they are numbers. */
export const limitsOf = (parameter: Parameter): Limits | undefined =>
  limitsAmong((name) => numberOf(parameter.property(name)))

function numberOf(node: Node | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined
}

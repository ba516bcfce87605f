import type { Value } from '../../schemas/values.js'
import type { Json } from '../syntax/tree.js'

/** What a schema says of a value beside its type. */
interface Limits {
  readonly enum?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/**
 * Why a resolved input is not taken, to be read after the name of the input: of a reference only the run knows what stands there.
 * `undefined` where nothing is wrong.
 */
export function beyondLimits(schema: Value, value: Json): string | undefined {
  const limits = limitsOf(schema)
  if (typeof value === 'string') {
    if (limits.enum && !limits.enum.includes(value)) return `is ${value}, which is not one of ${limits.enum.join(', ')}`
    return outside(value.length, 'characters', limits.minLength, limits.maxLength)
  }
  if (typeof value === 'number') {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = limits
    if (value < minimum) return `is ${value}; at least ${minimum} is supported`
    return value > maximum ? `is ${value}; at most ${maximum} is supported` : undefined
  }
  return Array.isArray(value) ? outside(value.length, 'items', limits.minItems, limits.maxItems) : undefined
}

/** The limits stand beside the alternative "a reference". */
function limitsOf(schema: Value): Limits {
  const { anyOf } = schema as Value & { readonly anyOf?: readonly Limits[] }
  return anyOf?.[0] ?? (schema as Limits)
}

function outside(count: number, unit: string, least = 0, most = Number.POSITIVE_INFINITY): string | undefined {
  if (count < least) return `has ${count} ${unit}; at least ${least} are needed`
  return count > most ? `has ${count} ${unit}; at most ${most} are supported` : undefined
}

import type { Json } from './schema.js'

/** What holds where something else does. */
export interface Condition {
  readonly if: Json
  readonly then: Json
}

/**
 * One schema for conditions of which at most one can hold, as `if`, `then`, `else` within `else`: a tool looks no further than the first
 * that does.
 */
export const firstOf = (conditions: readonly Condition[]): Json =>
  conditions.reduceRight<Json>((otherwise, { if: condition, then }, at) => {
    const last = at === conditions.length - 1
    return { if: condition, then, ...(!last && { else: otherwise }) }
  }, {})

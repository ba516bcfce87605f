import type { ShapeFault } from '../../document/shape.js'
import { type Entry, type Tree, writtenKey } from '../../syntax/tree.js'
import { asDemanded } from '../inputs/as-demanded.js'
import { correction, type Fix } from '../rule.js'

/** The fix that gives a key the name that was meant, and makes its value the list that belongs under that name. */
export const keyCorrection = (
  tree: Tree,
  { entry, meant, wrong }: Extract<ShapeFault, { readonly kind: 'unknown-key' }>,
): Fixes => renaming(entry, meant, wrong && asDemanded(tree, wrong.node, wrong.schema))

interface Fixes {
  readonly fixes?: readonly Fix[]
}

/**
 * The fix that gives a key the name that was meant. Where a list belongs under that name and none is written, `listed` holds what makes it one: without
 * that there is no fix, since the text alone would be as wrong there.
 */
export function renaming({ key }: Entry, meant: string | undefined, listed?: readonly Fix[]): Fixes {
  if (meant === undefined) return {}
  const named = correction(key, writtenKey(key), meant)
  if (!listed) return { fixes: [named] }
  const fixes = listed.slice(0, 1).map(({ safe, edits }) => ({
    title: `${named.title}, and its value with a list`,
    safe: named.safe && safe,
    edits: [...named.edits, ...edits],
  }))
  return fixes.length > 0 ? { fixes } : {}
}

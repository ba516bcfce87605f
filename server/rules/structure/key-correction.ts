import type { ShapeFault } from '../../document/shape.js'
import { type Tree, writtenKey } from '../../syntax/tree.js'
import { asDemanded } from '../inputs/as-demanded.js'
import { correction, type Fix } from '../rule.js'

/** The fix that gives a key the name that was meant, and makes its value the list that belongs under that name; none where nothing is known. */
export function keyCorrection(
  tree: Tree,
  { entry, meant, wrong }: Extract<ShapeFault, { readonly kind: 'unknown-key' }>,
): { readonly fixes?: readonly Fix[] } {
  if (meant === undefined) return {}
  const named = correction(entry.key, writtenKey(entry.key), meant)
  const [listed] = wrong ? asDemanded(tree, wrong.node, wrong.schema) : []
  return {
    fixes: [
      listed
        ? { ...named, title: `${named.title}, and its value with a list`, edits: [...named.edits, ...listed.edits] }
        : named,
    ],
  }
}

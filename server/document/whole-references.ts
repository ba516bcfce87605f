import type { Node } from '../syntax/tree.js'
import type { Reference } from './references.js'
import { factOf } from './fact-of.js'

/** The references that are the whole value of a scalar, by that scalar. Made once for a document. */
export const wholeReferences = factOf((document): ReadonlyMap<Node, Reference> => {
  const found = new Map<Node, Reference>()
  for (const reference of document.references) if (reference.whole) found.set(reference.scalar, reference)
  return found
})

import type { Node } from '../syntax/tree.js'
import type { SsmDocument } from './document.js'
import type { Reference } from './references.js'

const known = new WeakMap<SsmDocument, ReadonlyMap<Node, Reference>>()

/** The references that are the whole value of a scalar, by that scalar. Made once for a document. */
export function wholeReferences(document: SsmDocument): ReadonlyMap<Node, Reference> {
  const before = known.get(document)
  if (before) return before
  const found = new Map<Node, Reference>()
  for (const reference of document.references) if (reference.whole) found.set(reference.scalar, reference)
  known.set(document, found)
  return found
}
